import { type IPivotStyles, Pivot, PivotItem } from '@fluentui/react/lib/Pivot'
import type { ReactElement, ReactNode } from 'react'

export interface Tab {
  readonly key: string
  readonly label: string
  readonly content: ReactNode
}

const styles: Partial<IPivotStyles> = {
  root: { display: 'flex', flexWrap: 'wrap' },
  link: { height: 36, lineHeight: '36px', padding: '0 10px', margin: 0, minWidth: 44 },
  linkIsSelected: { height: 36, lineHeight: '36px', padding: '0 10px', margin: 0, minWidth: 44 },
  itemContainer: { paddingTop: 12 },
}

export interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly selected: string
  readonly onSelect: (key: string) => void
}

export const Tabs = ({ label, tabs, selected, onSelect }: TabsProps): ReactElement => (
  <Pivot
    aria-label={label}
    selectedKey={selected}
    styles={styles}
    onLinkClick={(item) => onSelect(item?.props.itemKey ?? selected)}
  >
    {tabs.map((tab) => (
      <PivotItem key={tab.key} itemKey={tab.key} headerText={tab.label} headerButtonProps={{ 'data-tab': tab.key }}>
        {tab.content}
      </PivotItem>
    ))}
  </Pivot>
)

import {
  ActionButton,
  DefaultButton,
  type IButtonProps,
  type IButtonStyles,
  PrimaryButton,
} from '@fluentui/react/lib/Button'
import type { ICalloutContentStyleProps, ICalloutContentStyles } from '@fluentui/react/lib/Callout'
import type { IContextualMenuItem } from '@fluentui/react/lib/ContextualMenu'
import type { ReactElement } from 'react'
import { Icon, type IconName } from './icons.tsx'

export interface MenuEntry {
  readonly name: string
  readonly label: string
  readonly icon?: IconName
  readonly disabled?: boolean
  readonly onPress: () => unknown
}

export interface ButtonProps {
  /** Stays the same in every language: how tests find the button. */
  readonly name: string
  readonly label: string
  /** `primary`: the one next step; `quiet`: without a frame. */
  readonly kind?: 'primary' | 'usual' | 'quiet'
  readonly icon?: IconName
  /** More than the label, for those who hear it out of its place. */
  readonly spoken?: string
  /** Cannot be pressed now, but keeps the focus where it is. */
  readonly disabled?: boolean
  readonly submits?: boolean
  /** Whether what it opens is open. */
  readonly isOpen?: boolean
  readonly onPress?: () => unknown
}

/** In a narrow pane a long word breaks rather than stick out. */
const label = { lineHeight: '18px', margin: 0, minWidth: 0, whiteSpace: 'normal', overflowWrap: 'anywhere' } as const

const roomy: IButtonStyles = {
  root: { height: 'auto', minHeight: 32, minWidth: 32, maxWidth: '100%', padding: '4px 10px', borderRadius: 4 },
  label: { ...label, fontWeight: 400 },
  textContainer: { minWidth: 0 },
  flexContainer: { gap: 6 },
  icon: { margin: 0 },
  menuIcon: { margin: 0 },
}
const strong: IButtonStyles = {
  ...roomy,
  label: { ...label, fontWeight: 600 },
}
const quiet: IButtonStyles = {
  ...roomy,
  root: { height: 'auto', minHeight: 32, maxWidth: '100%', padding: '4px 6px', borderRadius: 4 },
}

const iconOf = (icon: IconName | undefined): Partial<IButtonProps> =>
  icon ? { onRenderIcon: () => <Icon name={icon} /> } : {}

const common = ({
  name,
  label,
  icon,
  spoken,
  disabled = false,
  isOpen,
  onPress,
}: ButtonProps): IButtonProps & DataName => ({
  text: label,
  'data-action': name,
  disabled,
  allowDisabledFocus: true,
  ...iconOf(icon),
  ...(isOpen === undefined ? {} : { 'aria-expanded': isOpen }),
  ...(spoken ? { ariaLabel: spoken } : {}),
  ...(onPress ? { onClick: () => void onPress() } : {}),
})

interface DataName {
  readonly 'data-action': string
}

export function Button(props: ButtonProps): ReactElement {
  const given = { ...common(props), ...(props.submits ? { type: 'submit' as const } : {}) }
  if (props.kind === 'primary') return <PrimaryButton styles={strong} {...given} />
  if (props.kind === 'quiet') return <ActionButton styles={quiet} {...given} />
  return <DefaultButton styles={roomy} {...given} />
}

export interface MenuButtonProps extends Omit<ButtonProps, 'onPress' | 'submits'> {
  readonly entries: readonly MenuEntry[]
  /** Shows the icon alone; the label is spoken. */
  readonly bare?: boolean
}

export function MenuButton({ entries, bare = false, ...props }: MenuButtonProps): ReactElement {
  const { text: _, ...given } = common({ ...props, ...(bare ? { spoken: props.label } : {}) })
  const menuProps = { items: entries.map(itemOf), shouldFocusOnMount: true, calloutProps: { styles: framed } }
  if (!bare) return <ActionButton styles={quiet} text={props.label} {...given} menuProps={menuProps} />
  const plain = { ...quiet, menuIcon: { display: 'none' } }
  return <ActionButton styles={plain} {...given} title={props.label} menuProps={menuProps} />
}

/** In the dark a shadow does not show where the menu ends. */
const framed = ({ theme }: ICalloutContentStyleProps): Partial<ICalloutContentStyles> => ({
  root: { border: `1px solid ${theme.palette.neutralTertiaryAlt}` },
})

const itemOf = ({ name, label, icon, disabled = false, onPress }: MenuEntry): IContextualMenuItem => ({
  key: name,
  text: label,
  'data-action': name,
  disabled,
  ...(icon ? { iconProps: { iconName: icon } } : {}),
  onClick: () => void onPress(),
})

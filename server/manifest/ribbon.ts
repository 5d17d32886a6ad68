/** The ribbon in Excel: one tab, what its buttons do, and the menu on a cell. The manifest is written from it. */
import type { RibbonCommand } from '../../shared/sync/ribbon.ts'
import { type Language, say } from '../../shared/words/words.ts'
import { latestVersion } from './versions.ts'

export type Texts = Readonly<Record<Language, string>>
export type IconName =
  | 'pane'
  | 'insert'
  | 'check'
  | 'save'
  | 'post'
  | 'send'
  | 'ship'
  | 'invoice'
  | 'both'
  | 'more'
  | 'correct'
  | 'takeBack'
  | 'chain'
  | 'entries'
  | 'refresh'
  | 'help'

export interface Button {
  readonly id: string
  readonly label: Texts
  readonly tip: Texts
  readonly icon: IconName
  /** Without a command the button shows the pane. */
  readonly command?: RibbonCommand
  /** A menu: what it offers. */
  readonly items?: readonly Button[]
  /** The button whose pane opens by itself with a workbook that asks for it. */
  readonly opensWithWorkbook?: true
}

export interface Group {
  readonly id: string
  readonly label: Texts
  readonly icon: IconName
  readonly buttons: readonly Button[]
}

export interface Tab {
  readonly id: string
  readonly label: Texts
  readonly groups: readonly Group[]
  /** What the right button offers on a cell, in a menu of its own. */
  readonly cellMenu: Button
}

const texts = (en: string, nl: string, fr: string): Texts => ({ en, nl, fr })
const said = (key: Parameters<typeof say>[1]): Texts => texts(say('en', key), say('nl', key), say('fr', key))

const commandButton = (command: RibbonCommand, icon: IconName): Button => ({
  id: `Verkoop.${command}`,
  label: said(`ribbon.${command}`),
  tip: said(`ribbon.${command}Tip`),
  icon,
  command,
})

const menuButton = (name: 'more' | 'takeBack' | 'cell', icon: IconName, items: readonly Button[]): Button => ({
  id: `Verkoop.${name}`,
  label: said(`ribbon.${name}`),
  tip: said(`ribbon.${name}Tip`),
  icon,
  items,
})

/** The same command in the menu on a cell: another control, the same words. */
const cellButton = (command: RibbonCommand, icon: IconName): Button => ({
  ...commandButton(command, icon),
  id: `Verkoop.Cell.${command}`,
})

export const ribbon: Tab = {
  id: 'Verkoop.Tab',
  label: said('ribbon.tab'),
  cellMenu: menuButton('cell', 'pane', [
    cellButton('checkSelected', 'check'),
    cellButton('nextProblem', 'correct'),
    cellButton('showDocument', 'chain'),
    cellButton('showEntries', 'entries'),
    cellButton('showCustomer', 'pane'),
  ]),
  groups: [
    {
      id: 'Verkoop.Draft',
      label: texts('Draft', 'Opstellen', 'Préparer'),
      icon: 'pane',
      buttons: [
        {
          id: 'Verkoop.Pane',
          label: said('ribbon.pane'),
          tip: said('ribbon.paneTip'),
          icon: 'pane',
          opensWithWorkbook: true,
        },
        commandButton('insertSheets', 'insert'),
        commandButton('checkRows', 'check'),
        commandButton('saveRows', 'save'),
      ],
    },
    {
      id: 'Verkoop.Post',
      label: texts('Post', 'Boeken', 'Valider'),
      icon: 'post',
      buttons: [
        commandButton('postReady', 'post'),
        commandButton('postAndSendReady', 'send'),
        commandButton('shipOrders', 'ship'),
        commandButton('invoiceOrders', 'invoice'),
        commandButton('shipAndInvoiceOrders', 'both'),
        menuButton('more', 'more', [
          commandButton('receiveGoods', 'ship'),
          commandButton('receiveAndInvoiceGoods', 'both'),
          commandButton('releaseSelected', 'check'),
          commandButton('reopenSelected', 'takeBack'),
          commandButton('makeOrders', 'invoice'),
          commandButton('makeInvoices', 'invoice'),
          commandButton('makePurchaseOrders', 'ship'),
        ]),
      ],
    },
    {
      id: 'Verkoop.Posted',
      label: texts('Posted', 'Geboekt', 'Validé'),
      icon: 'correct',
      buttons: [
        commandButton('correctSelected', 'correct'),
        menuButton('takeBack', 'takeBack', [
          commandButton('cancelSelected', 'takeBack'),
          commandButton('creditSelected', 'invoice'),
          commandButton('undoSelected', 'ship'),
        ]),
        commandButton('sendSelected', 'send'),
        commandButton('showDocument', 'chain'),
      ],
    },
    {
      id: 'Verkoop.Ledger',
      label: texts('Ledger', 'Grootboek', 'Grand livre'),
      icon: 'refresh',
      buttons: [commandButton('showEntries', 'entries'), commandButton('refreshSheets', 'refresh')],
    },
    {
      id: 'Verkoop.HelpGroup',
      label: texts('Help', 'Hulp', 'Aide'),
      icon: 'help',
      buttons: [
        {
          id: 'Verkoop.Help',
          label: texts('Help', 'Hulp', 'Aide'),
          tip: texts(
            'Open the pane, where the first steps are explained.',
            'Open het venster, waar de eerste stappen worden uitgelegd.',
            'Ouvrir le volet, où les premiers pas sont expliqués.',
          ),
          icon: 'help',
        },
      ],
    },
  ],
}

export const product = {
  id: 'bdb65fa7-f543-4f72-9fe2-bb2d524f8827',
  version: latestVersion,
  provider: 'Verkoop',
  name: said('product.name'),
  description: texts(
    'Draft, check and post sales invoices and orders from a worksheet, with the ledger beside them.',
    'Verkoopfacturen en orders opstellen, controleren en boeken vanuit een werkblad, met het grootboek ernaast.',
    'Préparer, vérifier et valider factures et commandes de vente depuis une feuille, le grand livre à côté.',
  ),
  welcome: texts(
    'Verkoop is ready. Open the tab Verkoop and choose Verkoop pane.',
    'Verkoop staat klaar. Open het tabblad Verkoop en kies Verkoopvenster.',
    'Verkoop est prêt. Ouvrez l’onglet Verkoop et choisissez Volet Verkoop.',
  ),
} as const

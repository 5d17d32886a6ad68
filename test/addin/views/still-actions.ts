/** Actions that only note what was asked of them, and a program around the pane that can do everything. */
import type { Actions } from '../../../addin/actions/actions.ts'
import { preferenceShelf } from '../../../addin/preferences.ts'
import type { Surroundings } from '../../../addin/views/surroundings.ts'

export interface Asked {
  readonly action: keyof Actions | `payments.${keyof Actions['payments']}`
  readonly given: readonly unknown[]
}

const names = [
  'start',
  'speak',
  'signIn',
  'signOut',
  'chooseCompany',
  'setUpWorkbook',
  'downloadWorkbook',
  'resetDemo',
  'look',
  'follow',
  'check',
  'checkSelected',
  'save',
  'saveRecords',
  'act',
  'confirm',
  'preview',
  'copy',
  'combine',
  'offerDeliveries',
  'takeDeliveries',
  'offerApplying',
  'noteApplying',
  'askToApply',
  'openFiles',
  'showEntries',
  'showDocument',
  'showReport',
  'remind',
  'openStatements',
  'showRowsBehind',
  'showAllRows',
  'sendStatements',
  'showTransaction',
  'showApplications',
  'showEntryDocument',
  'verifyBooks',
  'goToDocument',
  'openCustomer',
  'closeCustomer',
  'saveCustomer',
  'lookForAlike',
  'addInteraction',
  'makeCustomer',
  'exportPersonalData',
  'anonymize',
  'openSetup',
  'closeSetup',
  'saveSetup',
  'addMissingSeries',
  'cancel',
  'noteTyped',
  'dismiss',
  'closeNotice',
  'resend',
  'sendWaiting',
  'withdraw',
  'refresh',
  'freeze',
  'goToCell',
  'goToNextProblem',
  'goToSheet',
  'suggest',
  'replace',
  'create',
  'resolve',
] as const satisfies readonly (keyof Actions)[]

export function notingActions(asked: Asked[]): Actions {
  const note =
    (action: Asked['action']) =>
    (...given: readonly unknown[]) => {
      asked.push({ action, given: given.filter((one) => one !== undefined) })
      return Promise.resolve()
    }
  const ofPayments = [
    'bringIn',
    'paste',
    'match',
    'accept',
    'remember',
    'ask',
    'post',
    'fetch',
    'clear',
  ] as const satisfies readonly (keyof Actions['payments'])[]
  const payments = Object.fromEntries(ofPayments.map((name) => [name, note(`payments.${name}`)]))
  return { ...Object.fromEntries(names.map((name) => [name, note(name)])), payments } as unknown as Actions
}

export const surroundings = (change: Partial<Surroundings> = {}): Surroundings => ({
  preferences: preferenceShelf(null, ''),
  theme: { office: () => undefined, prefersDark: () => false },
  askInDialog: null,
  newWorkbook: async () => undefined,
  opening: { isOn: () => false, set: async () => undefined },
  keys: { isMac: false, own: null },
  copy: async () => undefined,
  language: 'en',
  ...change,
})

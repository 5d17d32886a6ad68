/** Office's own services that the library asks for by name; those that are not here answer nothing. */
import { asOneOf, asText, asTruth } from '../arguments.ts'
import { type Maker, type OfficeObject, officeType, type Session } from '../types.ts'

const answer = (_it: null, [results]: readonly unknown[], { functions }: Session): void => functions?.answer(results)

const customFunctions: Maker<null> = officeType<null>('CustomFunctions', {
  methods: {
    SetInvocationResults: answer,
    SetInvocationArrayResults: answer,
    _SetOsfControlContainerReadyForCustomFunctions: () => null,
    _GetEnabledFeatures: () => [],
  },
})

/** `Office.addin`: the pane shown or hidden. */
const appRuntime: Maker<null> = officeType<null>('AppRuntimeService', {
  methods: {
    GetAppRuntimeState: (_it, _args, { program }) => (program.isPaneShown() ? 'Visible' : 'Background'),
    SetAppRuntimeState: (_it, [state], { program }) =>
      program.showPane(asOneOf(state, ['Visible', 'Background', 'Inactive'] as const) === 'Visible'),
  },
})

const ribbonButton: Maker<string> = officeType<string>('RibbonButton', {
  scalars: {
    Id: { get: (id) => id },
    Enabled: { get: () => true, set: (id, value, { program }) => program.enableCommand(id, asTruth(value)) },
  },
})

const ribbonTab: Maker<string> = officeType<string>('RibbonTab', {
  scalars: { Id: { get: (id) => id } },
  methods: { SetVisibility: (id, [isShown], { program }) => program.showTab(id, asTruth(isShown)) },
})

/** `Office.ribbon`. */
const dynamicRibbon: Maker<null> = officeType<null>('DynamicRibbon', {
  methods: {
    GetButton: (_it, [id], session) => ribbonButton(session, asText(id)),
    GetTab: (_it, [id], session) => ribbonTab(session, asText(id)),
  },
})

/** By the name that the library asks for. */
export const services: Readonly<Record<string, Maker<null>>> = {
  'Microsoft.ExcelServices.CustomFunctions': customFunctions,
  'Microsoft.AppRuntime.AppRuntimeService': appRuntime,
  'Microsoft.DynamicRibbon.DynamicRibbon': dynamicRibbon,
}

export const serviceNamed = (session: Session, name: string): OfficeObject | undefined =>
  services[name]?.(session, null)

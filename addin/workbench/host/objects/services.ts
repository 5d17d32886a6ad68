/** Office's own services that the library asks for by name; those that are not here answer nothing. */
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

/** By the name that the library asks for. */
export const services: Readonly<Record<string, Maker<null>>> = {
  'Microsoft.ExcelServices.CustomFunctions': customFunctions,
}

export const serviceNamed = (session: Session, name: string): OfficeObject | undefined =>
  services[name]?.(session, null)

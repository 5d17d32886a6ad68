/** Texts that documents themselves carry in a line, in the language of the document. */
type Languages = Readonly<Record<'en' | 'nl' | 'fr', (number: string) => string>>

const texts = {
  shipment: {
    en: (number) => `Shipment ${number}:`,
    nl: (number) => `Verzending ${number}:`,
    fr: (number) => `Expédition ${number} :`,
  },
  returnReceipt: {
    en: (number) => `Return receipt ${number}:`,
    nl: (number) => `Retourontvangst ${number}:`,
    fr: (number) => `Réception de retour ${number} :`,
  },
  cancellation: {
    en: (number) => `Cancellation of credit memo ${number}`,
    nl: (number) => `Annulering van creditnota ${number}`,
    fr: (number) => `Annulation de la note de crédit ${number}`,
  },
} as const satisfies Readonly<Record<string, Languages>>

/** English where the document says no language. */
export const documentText = (text: keyof typeof texts, language: '' | 'en' | 'nl' | 'fr', number: string) =>
  texts[text][language || 'en'](number)

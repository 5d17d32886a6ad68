import type { customers as english } from './en.ts'

export const customers: Readonly<Record<keyof typeof english, string>> = {
  'problem.DuplicateCustomer':
    'Klant {value} heeft hetzelfde of bijna hetzelfde bij {field}. Kijk na of dit niet dezelfde klant is.',
  'problem.DoubtfulVatNumber': '{value} lijkt geen btw-nummer van dat land. Kijk het cijfer per cijfer na.',
  'problem.DoubtfulPeppolAddress':
    '{value} is geen Peppol-adres. Voor een Belgische onderneming is dat schema 0208 en de tien cijfers van het ondernemingsnummer.',
  'problem.PrivacyBlocked':
    '{value} wil geen berichten ontvangen. Gebruik een ander adres of hef de privacyblokkering op.',
  'problem.PersonStillOwes':
    '{value} heeft een saldo van {amount}. Vereffen het voordat de klant wordt geanonimiseerd.',
  'problem.PersonHasOpenDocument':
    '{number} van {value} staat nog open. Werk het af of verwijder het voordat de klant wordt geanonimiseerd.',

  'kinds.customers': 'Klanten',
  'kinds.contacts': 'Contacten',
  'kinds.interactions': 'Interacties',
  'kinds.emails': 'E-mails',
  'kinds.salesQuotes': 'Offertes',
  'kinds.salesQuoteArchives': 'Versies van offertes',
  'kinds.salesOrders': 'Orders',
  'kinds.salesShipments': 'Verzendingen',
  'kinds.salesInvoices': 'Facturen',
  'kinds.salesCreditMemos': 'Creditnota’s',
  'kinds.salesReturnOrders': 'Retourorders',
  'kinds.returnReceipts': 'Retourontvangsten',
}

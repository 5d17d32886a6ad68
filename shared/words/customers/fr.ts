import type { customers as english } from './en.ts'

export const customers: Readonly<Record<keyof typeof english, string>> = {
  'problem.DuplicateCustomer':
    'Le client {value} a la même donnée, ou presque, pour {field}. Vérifiez qu’il ne s’agit pas du même client.',
  'problem.DoubtfulVatNumber':
    '{value} ne ressemble pas à un numéro de TVA de ce pays. Vérifiez-le chiffre par chiffre.',
  'problem.DoubtfulPeppolAddress':
    '{value} n’est pas une adresse Peppol. Pour une entreprise belge, c’est le schéma 0208 et les dix chiffres du numéro d’entreprise.',
  'problem.PrivacyBlocked':
    '{value} ne souhaite plus recevoir de messages. Choisissez une autre adresse ou levez le blocage de confidentialité.',
  'problem.PersonStillOwes': '{value} a un solde de {amount}. Soldez-le avant d’anonymiser le client.',
  'problem.PersonHasOpenDocument':
    '{number} de {value} est encore en cours. Terminez-le ou supprimez-le avant d’anonymiser le client.',

  'kinds.customers': 'Clients',
  'kinds.contacts': 'Contacts',
  'kinds.interactions': 'Interactions',
  'kinds.emails': 'E-mails',
  'kinds.salesQuotes': 'Offres',
  'kinds.salesQuoteArchives': 'Versions d’offres',
  'kinds.salesOrders': 'Commandes',
  'kinds.salesShipments': 'Expéditions',
  'kinds.salesInvoices': 'Factures',
  'kinds.salesCreditMemos': 'Notes de crédit',
  'kinds.salesReturnOrders': 'Retours',
  'kinds.returnReceipts': 'Réceptions de retours',
}

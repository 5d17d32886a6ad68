/** What is said about customers and contacts: their cards, what passed between us, and what is known of them. */
export const customers = {
  'problem.DuplicateCustomer':
    'Customer {value} has the same {field}, or one very like it. Check that this is not the same customer.',
  'problem.DoubtfulVatNumber': '{value} does not look like a VAT number of its country. Check it, digit by digit.',
  'problem.DoubtfulPeppolAddress':
    '{value} is not an address of Peppol. For a Belgian firm it is scheme 0208 and the ten digits of the enterprise number.',
  'problem.PrivacyBlocked':
    '{value} asked not to be written to. Send it to another address, or lift the privacy block.',
  'problem.PersonStillOwes': '{value} has a balance of {amount}. Settle it before the customer is anonymised.',
  'problem.PersonHasOpenDocument':
    '{number} of {value} is still open. Finish or delete it before the customer is anonymised.',

  'kinds.customers': 'Customers',
  'kinds.contacts': 'Contacts',
  'kinds.interactions': 'Interactions',
  'kinds.emails': 'E-mails',
  'kinds.salesQuotes': 'Quotes',
  'kinds.salesQuoteArchives': 'Versions of quotes',
  'kinds.salesOrders': 'Orders',
  'kinds.salesShipments': 'Shipments',
  'kinds.salesInvoices': 'Invoices',
  'kinds.salesCreditMemos': 'Credit memos',
  'kinds.salesReturnOrders': 'Return orders',
  'kinds.returnReceipts': 'Return receipts',
} as const

/** While the server cannot be reached: what waits, what was overtaken, what only the server can do. */
export const offline = {
  'needsServer.sending': 'Sending needs the server: it has the addresses and makes the attachments.',
  'needsServer.payments': 'Matching, accepting and posting payments needs the server: it knows what is open.',
  'needsServer.copies': 'Making drafts from other documents needs the server.',
  'needsServer.files': 'PDFs and e-invoices are made by the server.',
  'needsServer.books': 'This is looked up in the books, on the server.',
  'needsServer.cards':
    'A card is saved on the server itself. On the sheet Customers you can type on: what you save there waits.',
  'needsServer.setup': 'The setup is kept on the server.',
  'pane.needServer': 'Only with the server: {what}',
  'pane.overtaken': 'Not done: look again',
  'pane.changedBy': '{user} changed it, {time}',
  'pane.isNow': 'now {status}',
  'pane.rowsChanged': 'your rows say something else by now',
  'action.askAnew': 'Look again',
  'pane.sentOnReturn': 'It is done by itself, in this order, once the server answers.',
  'pane.sentAfterSignIn': 'It is done, in this order, once the server answers and you have signed in.',
  'pane.askedAt': 'asked {time}',
  'pane.overtakenCount': '{n} to look at again',
  'noun.customers': '{n} {n|customer|customers}',
  'noun.items': '{n} {n|item|items}',
  'noun.vendors': '{n} {n|vendor|vendors}',
  'noun.contacts': '{n} {n|contact|contacts}',
  'noun.salesPrices': '{n} {n|price list|price lists}',
  'noun.invoiceDiscounts': '{n} {n|discount list|discount lists}',
  'result.recordsWait': '{n} {n|record waits|records wait} to be saved',
  'notice.needsServer': '{why} The server cannot be reached now. Nothing was sent, and your rows stay as they are.',
  'notice.notConfirmed':
    'The server did not answer, so it is not known whether this was done. Do it again: nothing is done twice.',
  'result.recordsUnconfirmed':
    'Of {n} {n|record|records} it is not known whether {n|it was|they were} saved. Ask again: nothing is done twice.',
  'result.rowsUnconfirmed':
    'Of {n} {n|row|rows} it is not known whether the server has {n|it|them}. Do it again: nothing is done twice.',
} as const

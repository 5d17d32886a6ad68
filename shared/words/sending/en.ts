/** What the pane says about sending documents, and about the e-mails that came of it. */
export const sending = {
  'do.send': 'Send…',
  'do.postAndSend': 'Post and send',
  'do.retry': 'Try again',
  'do.open.pdf': 'Show PDF',
  'do.open.ubl': 'Save e-invoice (UBL)',
  'do.open.message': 'Save e-mail (.eml)',

  'noun.emails': '{n} {n|e-mail|e-mails}',

  'confirm.title.send': 'Send {documents}?',
  'confirm.title.postAndSend': 'Post and send {documents}?',
  'confirm.title.retry': 'Try {documents} again?',
  'confirm.now.send': 'Send now',
  'confirm.now.postAndSend': 'Post and send now',
  'confirm.now.retry': 'Try again now',
  'confirm.about.send': 'What has been sent cannot be called back.',
  'confirm.about.postAndSend': 'A posting stays in the books, and what has been sent cannot be called back.',
  'confirm.about.retry': 'The same e-mail is sent again at once.',

  'sending.to': 'To',
  'sending.cc': 'Cc',
  'sending.subject': 'Subject',
  'sending.message': 'Message',
  'sending.messageNote': 'Stands between greeting and lines, in place of our own sentence of thanks.',
  'sending.several': 'Several with ; between them.',
  'sending.attachUbl': 'Attach the e-invoice (UBL)',
  'sending.ublProfile': 'As set for each customer',
  'sending.ublYes': 'Attach to all',
  'sending.ublNo': 'Attach to none',
  'sending.recipients': 'Recipients',
  'sending.with': '{to}, with e-invoice',
  'sending.peppol': 'by Peppol to {address}',
  'sending.goesByPeppol': 'The e-invoice goes through Peppol to {address}.',
  'sending.peppolAlone': 'Goes through Peppol alone. Name an address to send it by e-mail as well.',
  'sending.unaddressed':
    '{n} {n|document has|documents have} no e-mail address yet. Type one, or fill it in on the customer.',
  'sending.replan': 'Continue',
  'sending.mend': 'Mend: {record}, {field}',

  'result.sent': '{n} {n|e-mail|e-mails} queued; the server sends {n|it|them} now',
  'result.postedAndSent': '{n} {n|document|documents} posted and queued to be sent',
  'result.retried': '{n} {n|e-mail|e-mails} queued again',
  'result.notOpened': '{n} {n|file|files} could not be opened',

  'pane.email': 'E-mail',
  'pane.eInvoice': 'E-invoice',
  'pane.emailAt': '{status}, {time}',

  'status.Queued': 'Queued',
  'status.Sending': 'Being sent',
  'status.Failed': 'Failed',

  'field.attachPdf': 'PDF',
  'field.queuedDateTime': 'Queued',
  'field.nextAttemptDateTime': 'Next attempt',
  'field.sentDateTime': 'Sent',

  'do.sendEInvoice': 'Send e-invoice…',
  'confirm.title.sendEInvoice': 'Send {documents} as e-invoice?',
  'confirm.now.sendEInvoice': 'Send e-invoices',
  'confirm.about.sendEInvoice':
    'Each is handed to the access point for the electronic address of its customer. What has arrived cannot be called back.',
  'result.handedOver': '{n} {n|e-invoice|e-invoices} queued; the sheet E-mails tells what becomes of {n|it|them}',
  'field.channel': 'Channel',
  'field.deliveryStatus': 'Delivery',

  'outbox.title': 'E-mails',
  'outbox.empty': 'No e-mails yet.',
  'outbox.save': 'Save (.eml)',
  'outbox.close': 'Close',
  'outbox.message': 'Message',
} as const

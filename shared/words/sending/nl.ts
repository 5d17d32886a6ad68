import type { sending as english } from './en.ts'

export const sending: Readonly<Record<keyof typeof english, string>> = {
  'do.send': 'Mailen…',
  'do.postAndSend': 'Boeken en mailen',
  'do.retry': 'Opnieuw proberen',
  'do.open.pdf': 'Pdf tonen',
  'do.open.ubl': 'E-factuur opslaan (UBL)',
  'do.open.message': 'E-mail opslaan (.eml)',

  'noun.emails': '{n} {n|e-mail|e-mails}',

  'confirm.title.send': '{documents} mailen?',
  'confirm.title.postAndSend': '{documents} boeken en mailen?',
  'confirm.title.retry': '{documents} opnieuw proberen?',
  'confirm.now.send': 'Nu mailen',
  'confirm.now.postAndSend': 'Nu boeken en mailen',
  'confirm.now.retry': 'Nu opnieuw proberen',
  'confirm.about.send': 'Wat verzonden is, kan niet worden teruggehaald.',
  'confirm.about.postAndSend': 'Een boeking blijft in de boeken, en wat verzonden is, kan niet worden teruggehaald.',
  'confirm.about.retry': 'Dezelfde e-mail wordt meteen opnieuw verzonden.',

  'sending.to': 'Aan',
  'sending.cc': 'Cc',
  'sending.subject': 'Onderwerp',
  'sending.message': 'Bericht',
  'sending.messageNote': 'Staat tussen de aanspreking en de regels, in plaats van onze eigen dankzin.',
  'sending.several': 'Meerdere met ; ertussen.',
  'sending.attachUbl': 'E-factuur (UBL) bijvoegen',
  'sending.ublProfile': 'Zoals ingesteld per klant',
  'sending.ublYes': 'Bij alle bijvoegen',
  'sending.ublNo': 'Bij geen enkele bijvoegen',
  'sending.recipients': 'Ontvangers',
  'sending.with': '{to}, met e-factuur',
  'sending.peppol': 'via Peppol naar {address}',
  'sending.goesByPeppol': 'De e-factuur gaat via Peppol naar {address}.',
  'sending.peppolAlone': 'Gaat alleen via Peppol. Geef een adres op om ook te mailen.',
  'sending.unaddressed':
    '{n} {n|document heeft|documenten hebben} nog geen e-mailadres. Typ er een, of vul het in bij de klant.',
  'sending.replan': 'Verder',
  'sending.mend': 'Aanvullen: {record}, {field}',

  'result.sent': '{n} {n|e-mail|e-mails} in de wachtrij; de server verzendt {n|hem|ze} nu',
  'result.postedAndSent': '{n} {n|document|documenten} geboekt en in de wachtrij om te verzenden',
  'result.retried': '{n} {n|e-mail|e-mails} opnieuw in de wachtrij',
  'result.notOpened': '{n} {n|bestand kon|bestanden konden} niet worden geopend',

  'pane.email': 'E-mail',
  'pane.eInvoice': 'E-factuur',
  'pane.emailAt': '{status}, {time}',
  'pane.kept': 'Bewaard op de server, niet verzonden: er is niets ingesteld om het mee te verzenden',

  'status.Queued': 'In wachtrij',
  'status.Sending': 'Wordt verzonden',
  'status.Failed': 'Mislukt',
  'status.Kept': 'Niet verzonden',

  'field.attachPdf': 'Pdf',
  'field.queuedDateTime': 'In wachtrij',
  'field.nextAttemptDateTime': 'Volgende poging',
  'field.sentDateTime': 'Verzonden',

  'do.sendEInvoice': 'E-factuur verzenden…',
  'confirm.title.sendEInvoice': '{documents} als e-factuur verzenden?',
  'confirm.now.sendEInvoice': 'E-facturen verzenden',
  'confirm.about.sendEInvoice':
    'Elk document gaat via het access point naar het elektronische adres van zijn klant. Wat is aangekomen, kan niet worden teruggehaald.',
  'result.handedOver': '{n} {n|e-factuur|e-facturen} in de wachtrij; het blad E-mails zegt wat ervan komt',
  'field.channel': 'Kanaal',
  'field.deliveryStatus': 'Bezorging',

  'outbox.title': 'E-mails',
  'outbox.empty': 'Nog geen e-mails.',
  'outbox.save': 'Opslaan (.eml)',
  'outbox.close': 'Sluiten',
  'outbox.message': 'Bericht',
}

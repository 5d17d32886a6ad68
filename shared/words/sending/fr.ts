import type { sending as english } from './en.ts'

export const sending: Readonly<Record<keyof typeof english, string>> = {
  'do.send': 'Envoyer…',
  'do.postAndSend': 'Valider et envoyer',
  'do.retry': 'Réessayer',
  'do.open.pdf': 'Afficher le PDF',
  'do.open.ubl': 'Enregistrer la facture électronique (UBL)',
  'do.open.message': 'Enregistrer l’e-mail (.eml)',

  'noun.emails': '{n} {n|e-mail|e-mails}',

  'confirm.title.send': 'Envoyer {documents} ?',
  'confirm.title.postAndSend': 'Valider et envoyer {documents} ?',
  'confirm.title.retry': 'Réessayer {documents} ?',
  'confirm.now.send': 'Envoyer',
  'confirm.now.postAndSend': 'Valider et envoyer',
  'confirm.now.retry': 'Réessayer',
  'confirm.about.send': 'Ce qui est envoyé ne peut plus être rappelé.',
  'confirm.about.postAndSend':
    'Une écriture validée reste dans les livres, et ce qui est envoyé ne peut plus être rappelé.',
  'confirm.about.retry': 'Le même e-mail est renvoyé immédiatement.',

  'sending.to': 'À',
  'sending.cc': 'Cc',
  'sending.subject': 'Objet',
  'sending.message': 'Message',
  'sending.messageNote': 'Se place entre la salutation et les lignes, au lieu de notre phrase de remerciement.',
  'sending.several': 'Plusieurs, séparées par ;',
  'sending.attachUbl': 'Joindre la facture électronique (UBL)',
  'sending.ublProfile': 'Selon le réglage de chaque client',
  'sending.ublYes': 'Joindre à tous',
  'sending.ublNo': 'Ne joindre à aucun',
  'sending.recipients': 'Destinataires',
  'sending.with': '{to}, avec facture électronique',
  'sending.peppol': 'par Peppol à {address}',
  'sending.goesByPeppol': 'La facture électronique part par Peppol à {address}.',
  'sending.peppolAlone': 'Part uniquement par Peppol. Indiquez une adresse pour l’envoyer aussi par e-mail.',
  'sending.unaddressed':
    '{n} {n|document n’a|documents n’ont} pas encore d’adresse e-mail. Saisissez-en une ou complétez la fiche du client.',
  'sending.replan': 'Continuer',
  'sending.mend': 'Compléter : {record}, {field}',

  'result.sent': '{n} {n|e-mail mis|e-mails mis} en file d’attente ; le serveur {n|l’envoie|les envoie} maintenant',
  'result.postedAndSent': '{n} {n|document validé et mis|documents validés et mis} en file d’attente pour envoi',
  'result.retried': '{n} {n|e-mail remis|e-mails remis} en file d’attente',
  'result.notOpened': '{n} {n|fichier n’a pas pu être ouvert|fichiers n’ont pas pu être ouverts}',

  'pane.email': 'E-mail',
  'pane.eInvoice': 'Facture électronique',
  'pane.emailAt': '{status}, {time}',
  'pane.kept': "Conservé sur le serveur, pas envoyé : rien n'est configuré pour l'envoyer",

  'status.Queued': 'En attente',
  'status.Sending': 'En cours d’envoi',
  'status.Failed': 'Échec',
  'status.Kept': 'Non envoyé',

  'field.attachPdf': 'PDF',
  'field.queuedDateTime': 'Mis en attente',
  'field.nextAttemptDateTime': 'Prochain essai',
  'field.sentDateTime': 'Envoyé',

  'do.sendEInvoice': 'Envoyer la facture électronique…',
  'confirm.title.sendEInvoice': 'Envoyer {documents} en facture électronique ?',
  'confirm.now.sendEInvoice': 'Envoyer',
  'confirm.about.sendEInvoice':
    'Chaque document passe par le point d’accès vers l’adresse électronique du client. Ce qui est arrivé ne peut plus être rappelé.',
  'result.handedOver':
    '{n} {n|facture électronique mise|factures électroniques mises} en file d’attente ; la feuille E-mails dit ce qu’il en advient',
  'field.channel': 'Canal',
  'field.deliveryStatus': 'Remise',

  'outbox.title': 'E-mails',
  'outbox.empty': 'Pas encore d’e-mails.',
  'outbox.save': 'Enregistrer (.eml)',
  'outbox.close': 'Fermer',
  'outbox.message': 'Message',
}

import type { Words } from '../language.ts'
import type { offline as english } from './en.ts'

export const offline: Pick<Words, keyof typeof english> = {
  'needsServer.sending': "L'envoi passe par le serveur : il a les adresses et prépare les pièces jointes.",
  'needsServer.payments':
    'Rapprocher, accepter et valider des paiements passe par le serveur : il sait ce qui est ouvert.',
  'needsServer.copies': "Créer des brouillons à partir d'autres documents passe par le serveur.",
  'needsServer.files': 'Les PDF et les factures électroniques sont produits par le serveur.',
  'needsServer.books': 'Ceci se consulte dans les livres, sur le serveur.',
  'needsServer.cards':
    "Une fiche s'enregistre sur le serveur même. Sur la feuille Clients vous pouvez continuer : ce que vous y enregistrez attend.",
  'needsServer.setup': 'Les paramètres sont conservés sur le serveur.',
  'pane.needServer': 'Seulement avec le serveur : {what}',
  'pane.overtaken': 'Pas fait : à revoir',
  'pane.changedBy': 'modifié par {user}, {time}',
  'pane.isNow': 'maintenant {status}',
  'pane.rowsChanged': 'vos lignes disent autre chose à présent',
  'action.askAnew': 'Revoir',
  'pane.sentOnReturn': 'Cela se fait tout seul, dans cet ordre, dès que le serveur répond.',
  'pane.sentAfterSignIn': 'Cela se fait, dans cet ordre, dès que le serveur répond et que vous êtes connecté.',
  'pane.askedAt': 'demandé {time}',
  'pane.overtakenCount': '{n} à revoir',
  'noun.customers': '{n} {n|client|clients}',
  'noun.items': '{n} {n|article|articles}',
  'noun.vendors': '{n} {n|fournisseur|fournisseurs}',
  'noun.contacts': '{n} {n|contact|contacts}',
  'noun.salesPrices': '{n} {n|liste de prix|listes de prix}',
  'noun.invoiceDiscounts': '{n} {n|liste de remises|listes de remises}',
  'result.recordsWait': "{n} {n|fiche attend|fiches attendent} d'être {n|enregistrée|enregistrées}",
  'notice.needsServer':
    "{why} Le serveur n'est pas joignable pour le moment. Rien n'a été envoyé et vos lignes restent telles quelles.",
  'notice.notConfirmed':
    "Le serveur n'a pas répondu : on ne sait pas si c'est fait. Recommencez : rien n'est fait deux fois.",
  'result.recordsUnconfirmed':
    "Pour {n} {n|fiche|fiches}, on ne sait pas si {n|elle est enregistrée|elles sont enregistrées}. Redemandez : rien n'est fait deux fois.",
  'result.rowsUnconfirmed':
    "Pour {n} {n|ligne|lignes}, on ne sait pas si le serveur {n|l'a reçue|les a reçues}. Recommencez : rien n'est fait deux fois.",
}

import type { payments as english } from './en.ts'

/** Bank statements, and what their lines pay, in French. */
export const payments: Readonly<Record<keyof typeof english, string>> = {
  'field.statementNumber': 'Extrait',
  'field.transactionDate': 'Date',
  'field.payerName': 'Payeur',
  'field.payerAccount': 'Compte du payeur',
  'field.reference': 'Référence de paiement',
  'field.openingBalance': "Solde d'ouverture",
  'field.closingBalance': 'Solde de clôture',
  'field.mappingText': 'Texte',
  'field.debitAccountNumber': 'Compte pour les recettes',
  'field.creditAccountNumber': 'Compte pour les dépenses',
  'field.matchToleranceValue': 'Tolérance de rapprochement',
  'field.splitAmount': 'Montant scindé',
  'field.transferDifferenceTo': 'Différence vers',
  'field.accepted': 'Accepté',
  'field.acceptTolerance': 'Abandonner les petits écarts',
  'field.clientId': 'Ligne',

  'problem.StatementLineNotApplied':
    "Ligne du {date} : {amount} n'est ni lettré ni transféré. Indiquez ce que la ligne paie, ou sa destination.",
  'problem.StatementLineNotAccepted':
    "La ligne du {date} de {amount} n'est pas assez sûre pour être validée sans contrôle. Vérifiez-la et acceptez-la, ou indiquez ce qu'elle paie.",
  'problem.DuplicateStatement':
    "L'extrait bancaire {value} de {account} a déjà été importé. Ouvrez cet extrait ; rien n'a été importé à nouveau.",
  'problem.StatementLinesKnown':
    "{n|ligne|lignes} ({n}) : un extrait antérieur, {value}, contient la même chose. Vérifiez qu'elles ne sont pas validées deux fois.",
  'problem.NoBankWithIban':
    "Aucun compte bancaire de cette société n'a l'IBAN {value}. Complétez-le sur le compte bancaire, ou choisissez la bonne société.",
  'problem.NoSuchBankAccount': "Il n'existe pas de compte bancaire {value}. Choisissez-en un dans les paramètres.",
  'problem.StatementCurrency':
    "L'extrait est en {value}, le compte bancaire en {expected}. Choisissez le bon compte bancaire.",
  'problem.LineNamedTwice': "Deux lignes s'appellent {value}. Donnez à chaque ligne son propre identifiant.",
  'problem.StatementOutOfBalance':
    "Le solde de clôture est {value}, mais le solde d'ouverture et les lignes donnent {expected}. Des lignes manquent ou sont fausses.",
  'problem.OneCustomerPerLine':
    '{value} est du client {customer}, les autres de {expected}. Scindez la ligne, pour que chaque client ait la sienne.',
  'problem.OrderAsksLess':
    "La commande {number} demande encore {max} d'avance, et {amount} est plus. Indiquez {max} ou moins, et où va le reste.",
  'problem.OrderAsksNothing':
    "La commande {number} est déjà entièrement payée d'avance. Retirez-la et indiquez ce que cet argent paie d'autre.",
  'problem.OneTransferOnly': 'La différence ne peut aller à la fois vers {value} et {expected}. Choisissez.',
  'problem.NoPartOfTheLine': "{value} n'est pas une partie de {max}. Entrez un montant entre 0 et {max}.",
  'problem.FileUnknown':
    "Ce n'est ni un fichier CAMT.053 ni un fichier CODA. Choisissez le fichier d'extraits que votre banque fournit pour la comptabilité.",
  'problem.FileXml':
    'Ligne {line} : le fichier est endommagé ici et illisible. Téléchargez-le à nouveau auprès de la banque.',
  'problem.FileMissing':
    "Ligne {line} : {value} manque. Le fichier n'est pas complet ; téléchargez-le à nouveau auprès de la banque.",
  'problem.FileValue':
    "Ligne {line} : « {value} » n'a pas sa place ici. Téléchargez à nouveau le fichier auprès de la banque.",
  'problem.FileAmount':
    "Ligne {line} : « {value} » n'est pas un montant. Téléchargez à nouveau le fichier auprès de la banque.",
  'problem.FileDate':
    "Ligne {line} : « {value} » n'est pas une date. Téléchargez à nouveau le fichier auprès de la banque.",
  'problem.FileLineLength':
    'La ligne {line} compte {value} caractères au lieu de {expected}. Le fichier a été modifié ; téléchargez-le à nouveau.',
  'problem.FileRecord':
    'Ligne {line} : un enregistrement {value} ne peut se trouver ici. Le fichier a été modifié ou coupé ; téléchargez-le à nouveau.',
  'problem.FileTotals':
    'Ligne {line} : le fichier indique {value}, mais ses mouvements donnent {expected}. Il a été modifié ou coupé ; téléchargez-le à nouveau.',
  'problem.FileRecordCount':
    'Ligne {line} : le fichier annonce {value} enregistrements, mais en compte {expected}. Il a été coupé ; téléchargez-le à nouveau.',

  'reason.structuredReference': 'communication structurée',
  'reason.creditorReference': 'référence RF',
  'reason.documentNumber': 'numéro de document dans le texte',
  'reason.orderNumber': 'numéro de commande dans le texte',
  'reason.prepayment': "commande à payer d'avance",
  'reason.externalDocumentNumber': 'référence du client dans le texte',
  'reason.customerName': 'nom du client',
  'reason.bankAccount': 'compte bancaire du client',
  'reason.amount': 'montant exact',
  'reason.amountAfterDiscount': "montant moins l'escompte",
  'reason.amountWithinTolerance': 'montant dans la tolérance',
  'reason.severalDocuments': 'plusieurs documents ensemble',
  'reason.oldestFirst': "la facture la plus ancienne d'abord",
  'reason.contradiction': 'autre chose sur la ligne indique le contraire',
  'reason.textMapping': 'texte connu',

  'sheet.payments': 'Paiements',
  'noun.payments': '{n} {n|ligne bancaire|lignes bancaires}',
  'field.pays': 'Paie',
  'field.confidence': 'Certitude',
  'field.reasons': 'Pourquoi',
  'problem.ExportHeadings':
    "Ces lignes n'ont pas d'en-têtes tels que Date et Montant ({value}). Copiez les lignes avec les en-têtes de la banque.",
  'problem.ExportDate': "Ligne {line} : « {value} » n'est pas une date. Corrigez-la et réintroduisez les lignes.",
  'problem.ExportAmount': "Ligne {line} : « {value} » n'est pas un montant. Corrigez-le et réintroduisez les lignes.",
  'problem.PaysTooMuch':
    'Les commandes de cette ligne reçoivent plus que ses {value}, ou rien. Indiquez ce que chacune reçoit : SO-00012 100,00.',
  'problem.PaysUnreadable':
    "« {value} » est illisible. Écrivez des numéros de document, chacun avec son montant s'il n'est pas payé en entier : PSI-000012 100,00; PSI-000013.",
  'payments.bringIn': 'Introduire des lignes bancaires',
  'payments.drop': 'Déposez ici un fichier CAMT.053, CODA ou CSV, ou collez des lignes copiées chez votre banque.',
  'payments.choose': 'Choisir un fichier…',
  'payments.match': "Trouver ce qu'elles paient",
  'payments.acceptSure': 'Accepter les {n} sûres',
  'payments.post': 'Valider…',
  'payments.postWhen':
    "Valider apparaît ici dès qu'une ligne dit ce qu'elle paie : acceptez une proposition, ou indiquez ce qui est payé.",
  'payments.fetch': 'Afficher les extraits ouverts',
  'payments.sure': 'Sûres',
  'payments.look': 'À vérifier',
  'payments.open': 'Inconnues',
  'payments.counts': 'Lignes bancaires',
  'payments.accept': 'Accepter',
  'payments.goTo': 'Montrer',
  'payments.nothing': 'Rien trouvé que cette ligne paierait',
  'payments.known': "Déjà dans l'extrait {value}",
  'payments.rest': 'Reste {amount}',
  'payments.confirmLines': '{n} {n|paiement|paiements}',
  'payments.confirmUnapplied': 'Non lettré, reste ouvert',
  'payments.confirmTotal': 'Recettes et dépenses',
  'payments.confirmStatements': 'Extraits',
  'payments.confirmBy': 'Saisis à la main',
  'payments.confirmAbout':
    'Les paiements validés restent dans les livres. Ils peuvent être contre-passés, pas supprimés.',
  'payments.postNow': 'Valider maintenant',
  'payments.left': 'Non validé : extraits dont des lignes demandent encore quelque chose ({n}).',
  'payments.leftByHand': '{n} {n|paiement reste|paiements restent} sur la feuille à cause d’une erreur.',
  'payments.emptyTitle': 'Pas encore de lignes bancaires',
  'payments.empty': 'Introduisez un extrait, ou saisissez des paiements : date, montant, client et ce qui est payé.',
  'payments.clear': 'Retirer les lignes validées',
  'applying.title': 'Lettrer {number}',
  'applying.open': 'Solde ouvert',
  'applying.refused': 'Non lettré. Corrigez ici et réessayez.',
  'applying.with': 'Écritures ouvertes',
  'applying.none':
    'Chez {party}, rien n’est ouvert qui puisse être lettré avec {number}, dans sa devise et de sens opposé.',
  'applying.due': 'échéance {date}',
  'applying.kept': 'réservé à la commande {number}',
  'applying.discount': 'escompte de {text} jusqu’au {date}',
  'applying.discountGone': 'escompte de {text} possible jusqu’au {date}, ce paiement est arrivé trop tard',
  'applying.amount': 'Montant pour {number}',
  'applying.stays': 'Reste ouvert : {amount}',
  'applying.notAnAmount': 'Ce n’est pas un montant. Saisissez un montant supérieur à 0, par exemple 121,00.',
  'applying.used': 'Utilisé',
  'applying.left': 'Reste ouvert de {number}',
  'granted.until': '{kind} sur {number}, valable jusqu’au {date}',
  'granted.late': '{kind} sur {number} : possible jusqu’au {date}, accordé dans les jours de grâce',
  'granted.on': '{kind} sur {number}',
  'granted.all': 'Escomptes et écarts accordés',
  'granted.more': 'et {n} de plus',
  'payments.notReady': "Rien n'est encore prêt à valider. Vérifiez d'abord les lignes ci-dessous.",
  'result.linesBroughtIn': '{n} {n|ligne bancaire introduite|lignes bancaires introduites}.',
  'result.paymentsPosted': '{n} {n|paiement validé|paiements validés}.',
  'result.linesAccepted': '{n} {n|ligne acceptée|lignes acceptées}.',
  'result.linesMatched': '{n} {n|ligne rapprochée|lignes rapprochées}.',
  'result.noStatements': "Pas d'extraits ouverts sur le serveur.",
  'payments.always': 'Toujours vers un compte…',
  'payments.alwaysSave': 'Garder et rechercher à nouveau',
  'payments.changed': "Des lignes ont changé depuis l'affichage. Vérifiez avant de valider.",
  'payments.moved':
    'Des lignes ont été déplacées entre-temps et ne montrent pas encore tout. Affichez les extraits ouverts pour les mettre à jour.',
  'setup.bankAccounts': 'Comptes bancaires',
  'field.matchToleranceType': 'Tolérance en',
}

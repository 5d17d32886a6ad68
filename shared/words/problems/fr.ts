import type { problems as english } from './en.ts'

/** Ce qui ne va pas, où, et que faire : les problèmes qui ne sont d’aucun domaine. */
export const problems: Readonly<Record<keyof typeof english, string>> = {
  'problem.VersionConflict':
    "Quelqu'un a modifié cette fiche entre-temps. Actualisez, comparez et enregistrez de nouveau.",
  'problem.IdempotencyKeyReused': 'Cette demande a déjà servi à autre chose. Renvoyez-la comme une nouvelle.',
  'problem.Forbidden': 'Votre rôle ne le permet pas. Demandez le rôle {role} à un administrateur.',
  'problem.NotFound': "{value} n'existe pas. Vérifiez le numéro ou actualisez.",
  'problem.RecordInUse': '{value} est utilisé et ne peut être supprimé. Bloquez-le plutôt.',
  'problem.CompanyMadeAnew':
    "La société a été recréée depuis la création de ce classeur : ce qu'il montre n'est plus dans les comptes. Commencez un nouveau classeur.",
  'problem.NotDemonstration':
    "{value} n'est pas une société de démonstration que ce serveur peut recréer. Réinitialisez la société demo, là où elle est proposée.",
  'problem.RecordExists': '{value} existe déjà. Choisissez un autre numéro ou modifiez la fiche existante.',
  'problem.InvalidValue': "{field} : {value} n'est pas permis ici.",
  'problem.InvalidValue.expected': "{field} : {value} n'est pas permis ici. Attendu : {expected}.",
  'problem.UnknownReference':
    "{field} : {value} n'existe pas. Choisissez une valeur existante, ou ajoutez-la d'abord sous {setup}.",
  'problem.UnknownCurrency':
    "La devise {value} n'existe pas ici. Utilisez {expected}, ou faites ajouter {value} dans les paramètres sous {setup}.",
  'problem.MissingValue': '{field} est vide. Complétez.',
  'problem.HeadingRow': 'Cette ligne contient des en-têtes, pas de données. Supprimez la ligne.',
  'problem.RowsApart':
    'Les lignes sous une ligne vide ne sont pas prises en compte. Supprimez {n|la ligne vide|les lignes vides} au-dessus pour les inclure.',
  'problem.UnknownCustomer': "Le client {value} n'existe pas. Corrigez le numéro ou ajoutez le client.",
  'problem.UnknownVendor': "Le fournisseur {value} n'existe pas. Corrigez le numéro ou ajoutez le fournisseur.",
  'problem.UnknownItem': "L'article {value} n'existe pas. Corrigez le numéro ou ajoutez l'article.",
  'problem.UnknownAccount': "Le compte {value} n'existe pas. Corrigez le numéro ou ajoutez le compte.",
  'problem.UnknownPaymentTerms':
    "La condition de paiement {value} n'existe pas. Choisissez-en une autre ou ajoutez-la.",
  'problem.UnknownUnit': "L'unité {value} n'existe pas. Choisissez une unité existante ou ajoutez-la.",
  'blocked.Ship': 'expéditions',
  'blocked.Invoice': 'facturation',
  'blocked.Payment': 'paiements',
  'blocked.All': 'tout',
  'blocked.Privacy': 'données personnelles effacées',
  'problem.CustomerBlocked': 'Le client {customer} est bloqué ({blocked}). Débloquez-le ou prenez-en un autre.',
  'problem.VendorBlocked': 'Le fournisseur {vendor} est bloqué ({blocked}). Débloquez-le ou prenez-en un autre.',
  'problem.ItemBlocked': "L'article {item} est bloqué. Débloquez-le ou prenez-en un autre.",
  'problem.AccountBlocked': 'Le compte {account} est bloqué. Débloquez-le ou changez le paramètre qui le désigne.',
  'problem.CreditLimitExceeded': 'Le client {customer} dépasse sa limite de crédit de {max} : {amount} serait dû.',
  'problem.OverdueBalance': 'Le client {customer} doit {amount} déjà échus.',
  'problem.Stockout': 'Article {item} : {available} disponibles, {quantity} demandés. Commandez ou livrez plus tard.',
  'problem.NothingToPost': "Il n'y a rien à valider : aucune ligne n'a de quantité. Indiquez d'abord des quantités.",
  'problem.QuantityToReceiveTooLarge':
    'À recevoir indique {value}, mais il ne reste que {max}. Indiquez {max} ou moins.',
  'problem.QuantityToShipTooLarge':
    'À expédier est {value}, mais il ne reste que {max} à livrer. Indiquez {max} au plus.',
  'problem.QuantityToInvoiceTooLarge':
    "À facturer est {value}, mais {max} au plus peut être facturé. Expédiez d'abord ou indiquez {max} au plus.",
  'problem.NegativeInventory':
    "L'article {item} a {available} en stock, il en faut {quantity}. Entrez du stock d'abord ou réduisez la quantité.",
  'problem.NegativeTotal':
    'Le total est {amount}. Un document au total négatif ne peut être validé ; utilisez une note de crédit.',
  'problem.PostingDateNotAllowed':
    'La date {date} est hors de la période comptable ouverte (du {from} au {to}). Changez la date ou ouvrez la période.',
  'problem.OutsideOwnPeriod':
    'La date {date} est hors des jours où vous pouvez comptabiliser (du {from} au {to}). Changez la date ou demandez à un administrateur de modifier vos dates comptables.',
  'problem.PostingSetupMissing': "Le paramétrage comptable de {value} n'a pas de {field}. Complétez-le.",
  'problem.VatSetupMissing':
    "Aucune TVA n'est prévue pour {value}. Choisissez un autre code TVA ou complétez le paramétrage.",
  'problem.NumberSeriesWarning':
    "La série de numéros {value} a atteint le numéro d'alerte. Prolongez-la avant qu'elle ne soit épuisée.",
  'problem.NumberSeriesExhausted': 'La série de numéros {value} est épuisée. Prolongez-la.',
  'problem.ExternalDocumentNumberMissing': 'La référence est vide et les paramètres en exigent une. Complétez.',
  'problem.VatNumberMissing':
    'Le client {customer} n’a pas de numéro de TVA, requis pour facturer sans TVA (intracommunautaire, autoliquidation). Complétez sa fiche ou choisissez un autre code TVA.',
  'problem.AppliesToOtherCustomer':
    '{value} est une facture de {customer} {name}, et non de {payer} qui paie ici. Indiquez une facture de ce client, sinon ceci ne pourra être validé.',
  'problem.DuplicateExternalDocumentNumber':
    "La référence {value} a déjà servi pour ce client ({number}). Assurez-vous que ce n'est pas un doublon.",
  'problem.DocumentNotOpen': "{number} a le statut « {status} » et ne peut être modifié. Rouvrez-le d'abord.",
  'problem.AlreadyPosted': '{number} est validé et ne peut être modifié. Corrigez-le ou créditez-le.',
  'problem.QuoteAccepted': "L'offre {number} a été acceptée et est devenue {value}. Copiez-la pour en faire une autre.",
  'problem.NotPosted': '{number} n’est pas encore validé. Validez-le d’abord.',
  'problem.NoEInvoiceCompany':
    'Pour une facture électronique, {field} manque dans les données de la société. Complétez les paramètres.',
  'problem.NoEInvoiceCustomer':
    'Pour une facture électronique, {field} manque chez le client {record}. Complétez la fiche.',
  'problem.NoEInvoiceUnit':
    'Pour une facture électronique, {field} manque pour l’unité {record}. Complétez les paramètres, par exemple C62 pour des pièces.',
  'problem.NoEInvoiceVat':
    'Pour une facture électronique, {field} manque dans le paramétrage TVA {record}. Complétez-le.',
  'problem.NoEInvoiceDocument':
    'Pour une facture électronique, {field} de {record} manque. Complétez-le avant de valider, ou donnez une référence acheteur par défaut dans les paramètres.',
  'problem.NoEInvoiceValue':
    '{field} de {record} : {value} ne peut figurer dans une facture électronique. Corrigez-le.',
  'problem.AlreadySent': 'Ce message a déjà été envoyé à {value}. Envoyez à nouveau le document pour un autre.',
  'problem.EInvoiceSent':
    '{number} a déjà été remis au point d’accès. La feuille E-mails indique ce qu’il est devenu ; indiquez une adresse pour l’envoyer aussi par e-mail.',
  'problem.NotAnAddress':
    '« {value} » n’est pas une adresse e-mail. Écrivez-la comme nom@example.com, plusieurs séparées par ;.',
  'problem.QuoteExpired': "L'offre était valable jusqu'au {date}. Vérifiez les prix.",
  'problem.InvoicePaid':
    'La facture {number} est payée ou créditée, en tout ou en partie. Annulez-la en délettrant ses paiements, ou faites-en une note de crédit.',
  'problem.InvoiceAlreadyCorrected': 'La facture {number} a déjà été corrigée : la note de crédit {value} l’a annulée.',
  'problem.InvoiceAlreadyCanceled': 'La facture {number} a déjà été annulée par la note de crédit {value}.',
  'problem.CannotCancelCorrective': '{number} est déjà une correction et ne peut être annulé.',
  'problem.NotCorrective':
    "{number} n'annule pas de facture et ne peut donc être annulé ainsi. Facturez à nouveau ce qui a été crédité à tort.",
  'problem.CreditMemoAlreadyCanceled': 'La note de crédit {number} a déjà été annulée.',
  'problem.CreditMemoNotFullyApplied': "La note de crédit {number} n'est pas entièrement lettrée avec sa facture.",
  'problem.NotLatestForCorrection':
    "{number} n'est pas la dernière validation de ce document. Corrigez d'abord la dernière.",
  'problem.ItemCannotBeReturned':
    "Article {item} : il ne reste que {max} à reprendre de l'écriture {entry}. Indiquez {max} au plus.",
  'problem.NotASaleOfTheItem':
    "{field} : {value} n'est pas une écriture de vente de l'article {item}. Choisissez-en une dans les écritures article.",
  'problem.NothingToUndo': 'Il ne reste rien à annuler de {number}.',
  'problem.LineUndone': 'La ligne {line} de {number} est déjà annulée.',
  'problem.ShippedGoodsReturned':
    "{number} : sur les {quantity} unités expédiées de l'article {item}, une partie est déjà revenue. Utilisez un retour.",
  'problem.ReceivedGoodsSold':
    "{number} : sur les {quantity} unités reçues de l'article {item}, une partie a déjà été revendue. Elles ne peuvent plus ressortir.",
  'problem.InvoicedBeforeItWasShipped':
    '{number} est datée d’avant le départ de l’article {item} le {date} : elle ne peut pas être reprise à sa propre date. Établissez une note de crédit corrective à une date ultérieure.',
  'problem.ReturnedBeforeItWasSold':
    "L'article {item} a été vendu le {date} par l'écriture {entry} : il ne peut pas revenir avant. Modifiez la date.",
  'problem.DropShipmentNotLinked': "La ligne {line} est une livraison directe sans commande d'achat. Créez-la d'abord.",
  'problem.DropShipmentDelivered':
    'La ligne {line} était une livraison directe dont la vente est terminée : plus rien ne peut être livré au client pour elle. Ramenez la quantité à {quantity} et commandez le reste sur une ligne à part.',
  'problem.DropShipmentNotReceived':
    "La ligne {line} est une livraison directe que le fournisseur n'a pas encore livrée.",
  'problem.LinkedToPurchaseOrder': "La ligne est liée à la commande d'achat {number}. Ôtez d'abord ce lien.",
  'problem.DeliveryInvoiced':
    'Article {item} : le fournisseur a déjà facturé cette livraison ; elle ne peut pas être annulée.',
  'problem.LinkedToSalesOrder': 'La ligne livre la commande client {number}. Supprimez la ligne pour rompre le lien.',
  'problem.ItemWithoutVendor':
    "Ligne {line} : l'article {item} n'a pas de fournisseur et n'a pas été commandé. Donnez-lui un fournisseur.",
  'problem.CannotCancelDropShipment':
    '{number} contient une livraison directe et ne peut être annulé. Utilisez une note de crédit.',
  'problem.NothingLeftToInvoice': "Il ne reste rien à facturer de l'expédition {number}.",
  'problem.ShipmentOfAnother':
    "L'expédition {value} ne peut figurer sur cette facture : {field} est différent ({actual} au lieu de {expected}).",
  'problem.ShipmentInvoiced': "L'expédition {number} est facturée. Annulez d'abord la facture.",
  'problem.ReturnReceiptCredited': "La réception retour {number} est créditée. Annulez d'abord l'avoir.",
  'problem.PrepaymentRequired':
    'La commande {number} doit être payée avant livraison : {amount} sont dus, {value} ont été payés. Validez un paiement de {missing} qui mentionne la commande.',
  'problem.PrepaymentDue':
    "À payer d'avance : {value} sur {amount} reçus. Validez un paiement de {missing} qui mentionne la commande ; elle pourra alors être expédiée.",
  'problem.PartialShippingNotAllowed':
    '{number} doit être expédié en une fois. Expédiez tout ou permettez les livraisons partielles.',
  'problem.OverApplied': '{amount} dépasse les {max} encore ouverts. Entrez {max} ou moins.',
  'problem.EntryClosed': "L'écriture {entry} ({number}) est déjà lettrée. Choisissez-en une ouverte.",
  'problem.AlreadyApplied': "L'écriture {entry} est déjà lettrée.",
  'problem.NotApplied': "L'écriture {entry} ({number}) n'est pas lettrée.",
  'problem.AlreadyReversed': 'La transaction {value} a déjà été contrepassée.',
  'problem.CannotReverse': "La transaction {value} vient d'un document. Corrigez ou créditez le document.",
  'problem.NoPostedDocument': "Il n'existe pas de document validé {value}. Corrigez le numéro.",
  'problem.NoSuchEntry': "L'écriture {value} n'existe pas. Actualisez et choisissez-en une autre.",
  'problem.NoOpenOrder': "{value} n'est pas une commande ouverte. Corrigez le numéro, ou indiquez sa facture.",
  'problem.OtherCustomersOrder':
    'La commande {value} est payée par le client {customer}. Choisissez une commande du client qui paie.',
  'problem.OtherCustomersEntry': '{value} est du client {customer}. Choisissez-en une du client qui paie.',
  'problem.BankInOtherCurrency':
    'Le compte bancaire {value} est tenu en {currency}. Payez dans cette devise ou choisissez un autre compte.',
  'problem.OtherCurrency': '{value} est dans une autre devise. Lettrez avec une écriture de la même devise.',
  'problem.WrongSignApplied':
    "{value} a le mauvais signe : {max} est ouvert. Donnez au montant le signe de l'écriture lettrée.",
  'problem.NamedTwice': '{value} est nommé deux fois ou se lettre lui-même. Nommez-le une fois.',
  'problem.SameSide':
    '{value} est du même côté et ne peut pas être lettré avec ceci. Choisissez une écriture de signe opposé.',
  'problem.PaymentSign':
    "{value} n'est pas permis : un paiement est positif, un remboursement négatif. Modifiez le montant ou le type.",
  'problem.DateBefore': '{field} : {value} est trop tôt. Choisissez {min} ou plus tard.',
  'problem.UnapplyLaterFirst': "{number} a été lettré à nouveau ensuite. Annulez d'abord le lettrage plus récent.",
  'problem.UnapplyBeforeReversal': "{number} est lettré. Annulez d'abord son lettrage.",
  'problem.NotPostedYet':
    "{number} a le statut « {status} » et n'est pas validé. Supprimez le brouillon, ou validez-le d'abord.",
  'problem.OrderNotReopened':
    'La commande {number} a été entièrement facturée et reste clôturée. Créez une nouvelle commande pour ce qui doit être livré à nouveau.',
  'problem.PartlyReturned': "Article {item} : {quantity} est déjà revenu et n'est pas repris.",
  'problem.InvoiceFullyPaid':
    'La facture {number} est entièrement payée : la note de crédit reste ouverte comme avoir du client, pour {amount}. Remboursez-le ou imputez-le sur une autre facture.',
  'problem.InvoicePartlyPaid':
    "Sur la facture {number}, il ne reste que {amount} d'ouvert : ce que la note de crédit a de plus reste ouvert comme avoir du client. Remboursez-le ou imputez-le sur une autre facture.",
  'problem.NoEmailAddress': "Il n'y a pas d'adresse e-mail pour {customer}. Indiquez-la chez le client ou au document.",
  'problem.PayloadTooLarge': "C'est trop à la fois. Envoyez {max} au plus.",
  'problem.RateLimited': "Trop d'essais. Attendez {seconds} secondes et réessayez.",
  'problem.DependencyFailed': "Non fait parce qu'une demande dont ceci dépend a échoué.",
  'problem.AuthenticationRequired': "Vous n'êtes pas connecté. Connectez-vous et réessayez.",
  'problem.MalformedRequest': 'La demande est illisible. {detail}',
  'problem.MethodNotAllowed': "{value} n'est pas possible ici.",
  'problem.Busy': "Trop de personnes écrivent en même temps ; rien n'a été écrit. Réessayez dans un instant.",
  'problem.DatabaseUnavailable':
    "La base de données du serveur ne répond pas pour l'instant. Réessayez dans un moment ; ce qui est déjà fait ne sera pas fait deux fois.",
  'problem.StorageFull': "Le disque du serveur est plein ; rien n'a été écrit. Faites de la place et réessayez.",
  'problem.InternalError':
    'Une erreur est survenue sur le serveur. Donnez ce numéro à votre administrateur : {requestId}.',
  'problem.ExchangeRateMissing':
    "{currency} n'a pas de taux de change au {date}. Ajoutez-en un à la configuration, ou donnez au document son propre facteur.",
  'problem.NotInSteps': "{field} : {value} n'est pas un multiple du plus petit montant de cette devise, {min}.",
  'problem.NotANumber': "{field} : « {value} » n'est pas un nombre. Tapez un nombre.",
  'problem.AmbiguousNumber': '{field} : « {value} » peut être {first} ou {second}. Choisissez lequel.',
  'problem.OtherDecimalSign': '{field} : « {value} » a un autre signe décimal. Est-ce {first} ?',
  'problem.NotADate': "{field} : « {value} » n'est pas une date. Tapez une date, par exemple 31-1-2026.",
  'problems.AmbiguousDate': 'Le jour et le mois peuvent être inversés. Choisissez ce qui est voulu.',
  'problems.UncertainDate': 'Ces dates sont du texte. Confirmez leur lecture.',
  'problems.PostingDateNotAllowed':
    'Des dates sont hors des jours où vous pouvez comptabiliser. Modifiez-les ou demandez à un administrateur de modifier les dates comptables.',
  'problems.OutsideOwnPeriod':
    'Des dates sont hors des jours où vous pouvez comptabiliser. Modifiez-les ou demandez à un administrateur de modifier vos dates comptables.',
  'problems.OverdueBalance': 'Des clients ont des montants échus.',
  'problems.PrepaymentDue':
    "À payer d'avance, et tout n'est pas reçu. Validez des paiements qui mentionnent les commandes ; elles pourront alors être expédiées.",
  'problems.Stockout': 'Le stock ne suffit pas. Commandez ou livrez plus tard.',
  'problem.AmbiguousDate': '{field} : « {value} » peut être {first} ou {second}. Choisissez lequel.',
  'problem.UncertainDate': '{field} : « {value} » est-il la date {first} ?',
  'problem.DateTooEarly': '{field} : {value} est avant mars 1900 et ne peut être juste. Tapez une date.',
  'problem.ErrorCell': "{field} contient l'erreur {value}. Réparez la formule ou tapez la valeur.",
  'problem.TooManyDecimals': '{field} : {value} a trop de décimales ; {max} au plus sont gardées. Arrondissez.',
  'problem.NumberTooLarge': '{field} : {value} est trop grand. Au plus {max}.',
  'problem.NumberTooSmall': '{field} : {value} est trop petit. Au moins {min}.',
  'problem.TextTooLong': '{field} compte {value} caractères ; {max} au plus sont gardés. Raccourcissez.',
  'problem.CodeRounded':
    '{field} : Excel a arrondi le long nombre {value}. Mettez la cellule en texte et collez-le de nouveau.',
  'problem.NotYesOrNo': "{field} : « {value} » n'est ni oui ni non. Tapez oui ou non.",
  'problem.HeaderDiffers':
    '{field} est {value} ici, mais {first} à la première ligne du document {document}. Indiquez la même valeur ou videz cette cellule.',
  'problem.DocumentMissing':
    "Cette ligne n'appartient à aucun document. Donnez-lui un nom de document ou placez-la sous le sien.",
  'problem.Conflict': '{field} : vous avez {value}, {user} a {first} (modifié le {at}). Choisissez.',
  'problem.ListConflict':
    'Une autre personne a aussi modifié {owner}. Ce que le serveur contient figure sur des lignes à part : gardez la ligne valable et supprimez l’autre.',
  'problem.LineDeletedHere':
    'Cette ligne a été supprimée ici et modifiée par {user} ({at}). Gardez-la ou supprimez-la.',
  'problem.LineDeletedThere':
    'Cette ligne a été supprimée par {user} ({at}) et modifiée ici. Gardez-la comme nouvelle ligne ou supprimez-la.',
  'problem.DeletedElsewhere':
    'Le document {number} a été supprimé par {user} et modifié ici. Gardez-le comme nouveau document ou supprimez ses lignes.',
  'problem.PostedElsewhere': 'Ce document a été validé ailleurs sous {number}. Supprimez les lignes ici.',
  'problem.PostedElsewhere.user': '{user} a validé ce document sous {number}. Supprimez les lignes ici.',
  'problem.NotConfirmed':
    "Le serveur n'a pas répondu : on ne sait pas si c'est fait. Redemandez : rien n'est fait deux fois.",

  'notice.gone':
    'Une feuille, un tableau ou une cellule nécessaire a disparu ou a changé de nom. Annulez avec Ctrl+Z, ou réinsérez les feuilles.',
  'notice.selection': "Impossible avec la sélection actuelle. Sélectionnez des cellules d'une feuille et réessayez.",
  'notice.nameTaken': "Une feuille, un tableau ou un nom s'appelle déjà ainsi. Renommez le vôtre et réessayez.",
  'notice.merged': 'Des cellules fusionnées gênent. Annulez la fusion dans le tableau et autour, puis réessayez.',
  'notice.noRoom':
    "Il n'y a pas de place pour les lignes : un autre tableau ou des cellules remplies gênent. Déplacez-les et réessayez.",
  'notice.interrupted':
    "Excel a été interrompu par une autre modification et n'a pas terminé. Vérifiez la feuille et réessayez.",
  'notice.tooOld':
    "Cette version d'Excel ne le permet pas. Mettez Excel à jour ou ouvrez le classeur dans Excel sur le web.",
  'notice.modalDialog': 'Excel attend une réponse dans une de ses fenêtres. Fermez-la et réessayez.',
  'notice.noAnswer': "Excel n'a pas répondu. Enregistrez le classeur, fermez le volet et rouvrez-le.",
}

import type { approvals as keys } from './en.ts'

/** Ce qui est dit de l'approbation. */
export const approvals: Readonly<Record<keyof typeof keys, string>> = {
  'field.approvalStatus': 'Approbation',
  'field.approverUserName': 'Approbateur',
  'field.senderUserName': 'Demandé par',
  'field.substituteUserName': 'Remplaçant',
  'field.salesAmountApprovalLimit': "Plafond d'approbation (HT)",
  'field.unlimitedSalesApproval': 'Approbation sans plafond',
  'field.enabled': 'Actif',
  'field.documentTypes': 'Documents',
  'field.limitType': "L'approbation dépend de",
  'field.approverLimitType': 'Qui approuve',
  'field.approverType': 'La chaîne commence par',
  'field.dueDays': 'Jours pour répondre',
  'field.delegateAfterDays': 'Déléguer après (jours de retard, 0 = jamais)',

  'do.requestApproval': "Demander l'approbation",
  'do.cancelApproval': 'Retirer la demande',
  'do.approve': 'Approuver…',
  'do.reject': 'Rejeter…',
  'do.delegate': 'Déléguer…',
  'noun.approvals': '{n} {n|demande|demandes}',
  'confirm.title.requestApproval': "Demander l'approbation de {documents} ?",
  'confirm.title.cancelApproval': 'Retirer la demande pour {documents} ?',
  'confirm.title.approve': 'Approuver {documents} ?',
  'confirm.title.reject': 'Rejeter {documents} ?',
  'confirm.title.delegate': 'Déléguer {documents} ?',
  'confirm.now.requestApproval': 'Demander',
  'confirm.now.cancelApproval': 'Retirer la demande',
  'confirm.now.approve': 'Approuver',
  'confirm.now.reject': 'Rejeter',
  'confirm.now.delegate': 'Déléguer',
  'confirm.about.approve': "Ce que vous approuvez passe à l'approbateur suivant, ou peut être lancé et validé.",
  'confirm.about.reject': "Les documents retournent à l'expéditeur et devront à nouveau être approuvés.",
  'confirm.about.delegate': "La demande passe au remplaçant, ou à l'approbateur supérieur s'il n'y en a pas.",
  'result.requested': '{n} {n|document envoyé|documents envoyés} en approbation',
  'result.approvedAtOnce':
    "{n} {n|document approuvé|documents approuvés} : aucune autre approbation n'était nécessaire",
  'result.withdrawn': '{n} {n|demande retirée|demandes retirées}',
  'result.approved': '{n} {n|demande approuvée|demandes approuvées}',
  'result.rejected': '{n} {n|demande rejetée|demandes rejetées}',
  'result.delegated': '{n} {n|demande déléguée|demandes déléguées}',
  'approval.answerBy': 'Réponse au plus tard le',
  'approval.waitsFor': 'En attente de {user}',
  'approval.byApproved': 'Approuvé par {user}',
  'approval.byRejected': 'Rejeté par {user}',
  'approval.byCanceled': 'Retirée',
  'approval.byCreated': '{user} sera consulté plus tard',
  'approval.commentNote': "L'auteur de la demande le lira avec la réponse.",
  'status.Created': 'Pas encore à son tour',
  'status.Approved': 'Approuvé',
  'status.Rejected': 'Rejeté',
  'setup.approvalWorkflow': "Flux d'approbation",
  'setup.approvalUserSetups': 'Approbateurs',
  'field.requestedDateTime': 'Demandé',
  'field.answeredDateTime': 'Répondu',
  'field.delegatedFrom': 'À la place de',
  'choice.Approver Limits': 'Du montant',
  'choice.Credit Limits': 'De la limite de crédit du client',
  'choice.Always': 'De rien : tout document',
  'choice.Approver Chain': "L'un après l'autre, jusqu'au plafond suffisant",
  'choice.Direct Approver': 'Seulement le suivant',
  'choice.First Qualified Approver': 'Le premier au plafond suffisant',
  'choice.Approver': "L'approbateur de l'expéditeur",
  'choice.Salesperson/Purchaser': 'Le vendeur du document',

  'approval.mail.asked': '{user} demande votre approbation : {document}.',
  'approval.mail.due': '{user} attend encore votre réponse : {document}.',
  'approval.mail.approved':
    '{document} : approuvé par {approver}. Vous pouvez maintenant lancer et valider le document.',
  'approval.mail.rejected':
    '{document} : rejeté par {approver}. Modifiez le document et envoyez-le à nouveau en approbation.',
  'approval.mail.open': 'Voir et répondre',
  'approval.mail.safety':
    'Vous répondez connecté en tant que {user}. Transférer ce message ne permet à personne d’autre de répondre.',
  'approval.page.signIn': 'Se connecter pour répondre',
  'approval.page.why': 'Cette demande attend {user}. Connectez-vous pour la voir et y répondre.',
  'approval.page.entra': 'Se connecter avec Microsoft',
  'approval.page.approve': 'Approuver',
  'approval.page.reject': 'Rejeter',
  'approval.page.gone': 'Ce lien ne mène plus nulle part',
  'approval.page.goneAbout':
    "Il est trop ancien, incomplet, ou la demande a été transmise à quelqu'un d'autre. Ce qui vous attend se trouve sur la feuille Approbations dans Excel.",
  'approval.company': 'Société',
  'approval.amount': 'Montant à approuver',
  'problem.OtherUser':
    'Vous êtes connecté en tant que {value}, alors que cette demande attend {user}. Connectez-vous en tant que {user}.',
  'problem.EntraFailed': 'Microsoft n’a pas confirmé votre identité. Réessayez, ou utilisez votre mot de passe.',
  'problem.WrongPassword': "Le mot de passe n'est pas correct. Réessayez.",

  'problem.ApprovalRequired': "{number} doit d'abord être approuvé. Envoyez-le en approbation.",
  'problem.ApprovalRejected':
    '{number} a été rejeté. Modifiez-le comme demandé et envoyez-le à nouveau en approbation.',
  'problem.PendingApproval': "{number} attend une approbation et ne peut être modifié. Retirez d'abord la demande.",
  'problem.PendingAlready': '{number} attend déjà une approbation. Attendez la réponse, ou retirez la demande.',
  'problem.NotApprover': 'Seul {user} peut décider de cette demande. Demandez à {user}, ou faites-la déléguer.',
  'problem.NotSender': 'Seul {user}, qui a fait la demande, ou un administrateur peut la retirer.',
  'problem.NotPending': "Aucune approbation n'est demandée pour {number}. Envoyez-le d'abord en approbation.",
  'problem.EntryNotOpen':
    "La demande pour {number} a reçu sa réponse, a été retirée, ou n'est pas encore à son tour. Actualisez pour voir où elle en est.",
  'problem.ApprovalNotRequired':
    "Les documents comme {number} n'ont pas à être approuvés ici : le flux n'est pas actif pour eux. Lancez-le ou validez-le.",
  'problem.AlreadyApproved': '{number} est déjà approuvé. Lancez-le ou validez-le.',
  'problem.ApproverMissing':
    'Personne ne peut approuver {amount} pour {user}. Demandez à un administrateur de compléter les approbateurs dans les paramètres.',
  'problem.SalespersonMissing':
    "Aucun approbateur n'est défini pour le vendeur {value}. Choisissez un autre vendeur, ou complétez les approbateurs dans les paramètres.",
  'problem.SubstituteMissing':
    "{user} n'a ni remplaçant ni approbateur à qui transmettre la demande. Demandez à un administrateur d'en désigner un.",
  'problem.NoApprovers':
    "L'approbation est active, mais il n'y a aucun approbateur : personne ne peut rien envoyer. Ajoutez ceux qui demandent et ceux qui approuvent.",
  'problem.ApproverUnknown':
    "{user} a {value} comme approbateur, qui ne l'est pas encore. Ajoutez {value} aux approbateurs.",
  'problem.ApproverIncomplete':
    "{user} n'a pas d'approbateur : ce qui dépasse {max} ne peut être approuvé. Désignez-en un, ou permettez l'approbation sans plafond.",
  'problem.ApproverLoop':
    'Les approbateurs de {user} ramènent à {value}. Demandez à un administrateur de corriger les approbateurs dans les paramètres.',
  'problem.ApprovalLost':
    "{number} a été modifié : son approbation n'est plus valable. Envoyez-le à nouveau en approbation.",
  'problem.CreditNeedsApproval':
    "L'annulation de {number} valide une note de crédit de {amount}, qui doit être approuvée. Faites une note de crédit rectificative et envoyez-la en approbation.",
  'problem.InvoiceNeedsApproval':
    "L'annulation de {number} valide une facture de {amount}, qui doit être approuvée. Faites une nouvelle facture et envoyez-la en approbation.",
}

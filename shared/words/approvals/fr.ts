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
  'field.minimumAmount': "Pas d'approbation sous (HT)",
  'field.dueDays': 'Jours pour répondre',

  'problem.ApprovalRequired': "{number} doit d'abord être approuvé. Envoyez-le en approbation.",
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
  'problem.ApproverLoop':
    'Les approbateurs de {user} ramènent à {value}. Demandez à un administrateur de corriger les approbateurs dans les paramètres.',
  'problem.ApprovalLost':
    "{number} a été modifié : son approbation n'est plus valable. Envoyez-le à nouveau en approbation.",
  'problem.CreditNeedsApproval':
    "L'annulation de {number} valide une note de crédit de {amount}, qui doit être approuvée. Faites une note de crédit rectificative et envoyez-la en approbation.",
  'problem.InvoiceNeedsApproval':
    "L'annulation de {number} valide une facture de {amount}, qui doit être approuvée. Faites une nouvelle facture et envoyez-la en approbation.",
}

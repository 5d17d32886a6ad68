import type { approvals as keys } from './en.ts'

/** Wat er over goedkeuren gezegd wordt. */
export const approvals: Readonly<Record<keyof typeof keys, string>> = {
  'field.approvalStatus': 'Goedkeuring',
  'field.approverUserName': 'Goedkeurder',
  'field.senderUserName': 'Aangevraagd door',
  'field.substituteUserName': 'Vervanger',
  'field.salesAmountApprovalLimit': 'Goedkeuringslimiet (excl. btw)',
  'field.unlimitedSalesApproval': 'Onbeperkt goedkeuren',
  'field.enabled': 'Aan',
  'field.documentTypes': 'Documenten',
  'field.limitType': 'Goedkeuring hangt af van',
  'field.approverLimitType': 'Wie goedkeurt',
  'field.approverType': 'Begint bij',
  'field.minimumAmount': 'Geen goedkeuring onder (excl. btw)',
  'field.dueDays': 'Dagen om te antwoorden',

  'problem.ApprovalRequired': '{number} moet eerst goedgekeurd worden. Stuur het ter goedkeuring.',
  'problem.PendingApproval': '{number} wacht op goedkeuring en kan niet gewijzigd worden. Trek eerst de aanvraag in.',
  'problem.PendingAlready': '{number} wacht al op goedkeuring. Wacht op het antwoord, of trek de aanvraag in.',
  'problem.NotApprover': 'Alleen {user} mag over deze aanvraag beslissen. Vraag het {user}, of laat ze delegeren.',
  'problem.NotSender': 'Alleen {user}, die de aanvraag deed, of een beheerder kan ze intrekken.',
  'problem.NotPending': 'Voor {number} is geen goedkeuring gevraagd. Stuur het eerst ter goedkeuring.',
  'problem.EntryNotOpen':
    'De aanvraag voor {number} is beantwoord, ingetrokken of nog niet aan de beurt. Vernieuw om te zien hoe het ermee staat.',
  'problem.ApprovalNotRequired':
    'Documenten zoals {number} hebben hier geen goedkeuring nodig: de werkstroom staat er niet voor aan. Geef het vrij of boek het.',
  'problem.AlreadyApproved': '{number} is al goedgekeurd. Geef het vrij of boek het.',
  'problem.ApproverMissing':
    'Niemand kan {amount} goedkeuren voor {user}. Vraag een beheerder om de goedkeurders in de instellingen aan te vullen.',
  'problem.SalespersonMissing':
    'Voor verkoper {value} is geen goedkeurder ingesteld. Kies een andere verkoper, of vul de goedkeurders in de instellingen aan.',
  'problem.SubstituteMissing':
    '{user} heeft geen vervanger en geen goedkeurder om dit aan door te geven. Vraag een beheerder om er een in te stellen.',
  'problem.ApproverLoop':
    'De goedkeurders van {user} leiden terug naar {value}. Vraag een beheerder om de goedkeurders in de instellingen te verbeteren.',
  'problem.ApprovalLost':
    '{number} werd gewijzigd, dus geldt de goedkeuring niet meer. Stuur het opnieuw ter goedkeuring.',
  'problem.CreditNeedsApproval':
    '{number} annuleren boekt een creditnota van {amount}, en die moet goedgekeurd worden. Maak een corrigerende creditnota en stuur die ter goedkeuring.',
  'problem.InvoiceNeedsApproval':
    '{number} annuleren boekt een factuur van {amount}, en die moet goedgekeurd worden. Maak een nieuwe factuur en stuur die ter goedkeuring.',
}

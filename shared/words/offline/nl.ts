import type { Words } from '../language.ts'
import type { offline as english } from './en.ts'

export const offline: Pick<Words, keyof typeof english> = {
  'needsServer.sending': 'Versturen kan alleen met de server: die heeft de adressen en maakt de bijlagen.',
  'needsServer.payments':
    'Betalingen koppelen, aanvaarden en boeken kan alleen met de server: die weet wat er openstaat.',
  'needsServer.copies': 'Concepten maken uit andere documenten kan alleen met de server.',
  'needsServer.files': "Pdf's en e-facturen worden door de server gemaakt.",
  'needsServer.books': 'Dit wordt opgezocht in de boeken, op de server.',
  'needsServer.cards':
    'Een fiche wordt op de server zelf bewaard. Op het blad Klanten kunt u verder typen: wat u daar bewaart, wacht.',
  'needsServer.setup': 'De instellingen staan op de server.',
  'pane.needServer': 'Alleen met de server: {what}',
  'pane.overtaken': 'Niet gedaan: kijk na',
  'pane.changedBy': 'gewijzigd door {user}, {time}',
  'pane.isNow': 'nu {status}',
  'pane.rowsChanged': 'uw rijen zeggen intussen iets anders',
  'action.askAnew': 'Opnieuw bekijken',
  'pane.sentOnReturn': 'Dit gebeurt vanzelf, in deze volgorde, zodra de server antwoordt.',
  'pane.sentAfterSignIn': 'Dit gebeurt, in deze volgorde, zodra de server antwoordt en u aangemeld bent.',
  'pane.askedAt': 'gevraagd {time}',
  'pane.overtakenCount': '{n} na te kijken',
  'noun.customers': '{n} {n|klant|klanten}',
  'noun.items': '{n} {n|artikel|artikelen}',
  'noun.vendors': '{n} {n|leverancier|leveranciers}',
  'noun.contacts': '{n} {n|contact|contacten}',
  'noun.salesPrices': '{n} {n|prijslijst|prijslijsten}',
  'noun.invoiceDiscounts': '{n} {n|kortingslijst|kortingslijsten}',
  'result.recordsWait': '{n} {n|record wacht|records wachten} om bewaard te worden',
  'notice.needsServer':
    '{why} De server is nu niet bereikbaar. Er is niets verstuurd en uw rijen blijven zoals ze zijn.',
  'notice.notConfirmed':
    'De server heeft niet geantwoord; het is dus niet bekend of dit gebeurd is. Doe het opnieuw: niets gebeurt dubbel.',
  'result.recordsUnconfirmed':
    'Van {n} {n|record|records} is niet bekend of het bewaard is. Vraag opnieuw: niets gebeurt dubbel.',
  'result.rowsUnconfirmed':
    'Van {n} {n|rij|rijen} is niet bekend of de server ze heeft. Doe het opnieuw: niets gebeurt dubbel.',
}

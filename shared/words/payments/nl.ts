import type { payments as english } from './en.ts'

/** Bank statements, and what their lines pay, in Dutch. */
export const payments: Readonly<Record<keyof typeof english, string>> = {
  'field.statementNumber': 'Afschrift',
  'field.transactionDate': 'Datum',
  'field.payerName': 'Betaler',
  'field.payerAccount': 'Rekening van de betaler',
  'field.reference': 'Betalingsreferentie',
  'field.openingBalance': 'Beginsaldo',
  'field.closingBalance': 'Eindsaldo',
  'field.mappingText': 'Tekst',
  'field.debitAccountNumber': 'Rekening voor ontvangsten',
  'field.creditAccountNumber': 'Rekening voor uitgaven',
  'field.matchToleranceValue': 'Tolerantie bij herkennen',
  'field.splitAmount': 'Gesplitst bedrag',
  'field.transferDifferenceTo': 'Verschil naar',
  'field.accepted': 'Aanvaard',
  'field.acceptTolerance': 'Kleine verschillen laten vallen',
  'field.clientId': 'Regel',

  'problem.StatementLineNotApplied':
    'Regel {line} van {date}: {amount} is niet vereffend en niet overgeboekt. Geef aan wat ermee betaald is, of waar het heen moet.',
  'problem.StatementLineNotAccepted':
    'Regel {line} van {date} is niet zeker genoeg om ongezien te boeken. Kijk ze na en aanvaard ze, of geef aan wat ermee betaald is.',
  'problem.DuplicateStatement':
    'Bankafschrift {value} van {account} is al eerder ingelezen. Open dat afschrift; er is niets opnieuw ingelezen.',
  'problem.StatementLinesKnown':
    '{n|regel|regels} ({n}): een eerder afschrift, {value}, bevat hetzelfde. Ga na of ze niet dubbel geboekt worden.',
  'problem.NoBankWithIban':
    'Geen bankrekening van dit bedrijf heeft IBAN {value}. Vul het IBAN in bij de bankrekening, of kies het juiste bedrijf.',
  'problem.NoSuchBankAccount': 'Er is geen bankrekening {value}. Kies er een uit de instellingen.',
  'problem.StatementCurrency':
    'Het afschrift is in {value}, de bankrekening in {expected}. Kies de juiste bankrekening.',
  'problem.LineNamedTwice': 'Twee regels heten {value}. Geef elke regel een eigen id.',
  'problem.StatementOutOfBalance':
    'Het eindsaldo is {value}, maar beginsaldo en regels komen op {expected}. Er ontbreken regels of er is een regel verkeerd.',
  'problem.OneCustomerPerLine':
    '{value} is van klant {customer}, de andere van {expected}. Splits de regel, zodat elke klant er een heeft.',
  'problem.OneTransferOnly': 'Het verschil kan niet tegelijk naar {value} en {expected}. Kies er een.',
  'problem.NoPartOfTheLine': '{value} is geen deel van {max}. Vul een bedrag in tussen 0 en {max}.',
  'problem.FileUnknown':
    'Dit is geen CAMT.053- en geen CODA-bestand. Kies het afschriftbestand dat uw bank voor de boekhouding geeft.',
  'problem.FileXml': 'Regel {line}: het bestand is hier beschadigd en onleesbaar. Download het opnieuw bij de bank.',
  'problem.FileMissing':
    'Regel {line}: {value} ontbreekt. Het bestand is niet volledig; download het opnieuw bij de bank.',
  'problem.FileValue': 'Regel {line}: “{value}” hoort hier niet. Download het bestand opnieuw bij de bank.',
  'problem.FileAmount': 'Regel {line}: “{value}” is geen bedrag. Download het bestand opnieuw bij de bank.',
  'problem.FileDate': 'Regel {line}: “{value}” is geen datum. Download het bestand opnieuw bij de bank.',
  'problem.FileLineLength':
    'Regel {line} telt {value} tekens in plaats van {expected}. Het bestand werd gewijzigd; download het opnieuw bij de bank.',
  'problem.FileRecord':
    'Regel {line}: een record {value} kan hier niet staan. Het bestand werd gewijzigd of afgebroken; download het opnieuw.',
  'problem.FileTotals':
    'Regel {line}: het bestand zegt {value}, maar de bewegingen komen op {expected}. Het werd gewijzigd of afgebroken; download het opnieuw.',
  'problem.FileRecordCount':
    'Regel {line}: het bestand zou {value} records tellen, maar telt er {expected}. Het werd afgebroken; download het opnieuw.',

  'reason.structuredReference': 'gestructureerde mededeling',
  'reason.creditorReference': 'RF-referentie',
  'reason.documentNumber': 'documentnummer in de tekst',
  'reason.externalDocumentNumber': 'referentie van de klant in de tekst',
  'reason.customerName': 'naam van de klant',
  'reason.bankAccount': 'bankrekening van de klant',
  'reason.amount': 'exact bedrag',
  'reason.amountAfterDiscount': 'bedrag na aftrek van korting',
  'reason.amountWithinTolerance': 'bedrag binnen de tolerantie',
  'reason.severalDocuments': 'meerdere facturen samen',
  'reason.oldestFirst': 'oudste factuur eerst',
  'reason.contradiction': 'iets anders op de regel wijst elders heen',
  'reason.textMapping': 'bekende tekst',
}

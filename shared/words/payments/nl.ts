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
    'Regel van {date}: {amount} is niet vereffend en niet overgeboekt. Geef aan wat ermee betaald is, of waar het heen moet.',
  'problem.StatementLineNotAccepted':
    'De regel van {date} over {amount} is niet zeker genoeg om ongezien te boeken. Kijk ze na en aanvaard ze, of geef aan wat ermee betaald is.',
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
  'problem.OrderAsksLess':
    'Order {number} vraagt nog {max} vooruitbetaling; {amount} is meer. Vul {max} of minder in en geef aan waar de rest heen moet.',
  'problem.OrderAsksNothing':
    'Order {number} is al volledig vooruitbetaald. Verwijder de order en geef aan wat er anders mee betaald is.',
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
  'reason.orderNumber': 'ordernummer in de tekst',
  'reason.prepayment': 'vooraf te betalen order',
  'reason.externalDocumentNumber': 'referentie van de klant in de tekst',
  'reason.customerName': 'naam van de klant',
  'reason.bankAccount': 'bankrekening van de klant',
  'reason.amount': 'exact bedrag',
  'reason.amountAfterDiscount': 'bedrag na aftrek van korting',
  'reason.amountWithinTolerance': 'bedrag binnen de tolerantie',
  'reason.severalDocuments': 'meerdere documenten samen',
  'reason.oldestFirst': 'oudste factuur eerst',
  'reason.contradiction': 'iets anders op de regel wijst elders heen',
  'reason.textMapping': 'bekende tekst',

  'sheet.payments': 'Betalingen',
  'noun.payments': '{n} {n|bankregel|bankregels}',
  'field.pays': 'Betaalt',
  'field.confidence': 'Zekerheid',
  'field.reasons': 'Waarom',
  'problem.ExportHeadings':
    'Deze rijen hebben geen koppen zoals Datum en Bedrag ({value}). Kopieer de rijen samen met de koppen van de bank.',
  'problem.ExportDate': 'Rij {line}: “{value}” is geen datum. Verbeter ze en breng de rijen opnieuw in.',
  'problem.ExportAmount': 'Rij {line}: “{value}” is geen bedrag. Verbeter het en breng de rijen opnieuw in.',
  'problem.PaysTooMuch':
    'De orders op deze rij krijgen meer dan de {value} van de rij, of niets. Vul in wat elk krijgt: SO-00012 100,00.',
  'problem.PaysUnreadable':
    '“{value}” is onleesbaar. Schrijf documentnummers, elk met zijn bedrag als het niet volledig betaald wordt: PSI-000012 100,00; PSI-000013.',
  'payments.bringIn': 'Bankregels inbrengen',
  'payments.drop': 'Sleep een CAMT.053-, CODA- of csv-bestand hierheen, of plak rijen die u bij uw bank kopieerde.',
  'payments.choose': 'Bestand kiezen…',
  'payments.match': 'Zoeken wat ze betalen',
  'payments.acceptSure': '{n} zekere aanvaarden',
  'payments.post': 'Boeken…',
  'payments.postWhen':
    'Boeken verschijnt hier zodra vaststaat wat een regel betaalt: aanvaard een voorstel, of vul in wat betaald is.',
  'payments.fetch': 'Open afschriften tonen',
  'payments.sure': 'Zeker',
  'payments.look': 'Na te kijken',
  'payments.open': 'Onbekend',
  'payments.counts': 'Bankregels',
  'payments.accept': 'Aanvaarden',
  'payments.goTo': 'Tonen',
  'payments.nothing': 'Niets gevonden dat hiermee betaald is',
  'payments.known': 'Staat al in afschrift {value}',
  'payments.rest': '{amount} blijft over',
  'payments.confirmLines': '{n} {n|betaling|betalingen}',
  'payments.confirmUnapplied': 'Vereffent niets, blijft open',
  'payments.confirmTotal': 'Ontvangsten en uitgaven',
  'payments.confirmStatements': 'Afschriften',
  'payments.confirmBy': 'Met de hand ingevuld',
  'payments.confirmAbout': 'Geboekte betalingen blijven in de boeken. Ze kunnen teruggeboekt worden, niet verwijderd.',
  'payments.postNow': 'Nu boeken',
  'payments.left': 'Niet geboekt: afschriften met regels waar nog iets gevraagd wordt ({n}).',
  'payments.leftByHand': '{n} {n|betaling blijft|betalingen blijven} op het blad staan: er is iets fout in.',
  'payments.emptyTitle': 'Nog geen bankregels',
  'payments.empty': 'Breng een afschrift in, of vul betalingen in: datum, bedrag, klant en wat betaald wordt.',
  'payments.clear': 'Geboekte rijen weghalen',
  'payments.notReady': 'Er is nog niets klaar om te boeken. Kijk eerst de regels hieronder na.',
  'result.linesBroughtIn': '{n} {n|bankregel|bankregels} ingebracht.',
  'result.paymentsPosted': '{n} {n|betaling|betalingen} geboekt.',
  'result.linesAccepted': '{n} {n|regel|regels} aanvaard.',
  'result.linesMatched': '{n} {n|regel|regels} gekoppeld.',
  'result.noStatements': 'Geen open afschriften op de server.',
  'payments.always': 'Altijd naar een rekening…',
  'payments.alwaysSave': 'Bewaren en opnieuw zoeken',
  'payments.changed': 'Er zijn rijen gewijzigd sinds dit getoond werd. Bekijk het opnieuw voor u boekt.',
  'payments.moved':
    'Er zijn intussen rijen verplaatst in het blad, dus ze tonen nog niet alles. Toon de open afschriften om ze bij te werken.',
  'setup.bankAccounts': 'Bankrekeningen',
  'field.matchToleranceType': 'Tolerantie als',
}

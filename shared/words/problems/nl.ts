import type { problems as english } from './en.ts'

/** Wat er mis is, waar, en wat u eraan doet: de problemen die bij geen enkel gebied horen. */
export const problems: Readonly<Record<keyof typeof english, string>> = {
  'problem.VersionConflict': 'Iemand heeft dit record intussen gewijzigd. Vernieuw, vergelijk en bewaar opnieuw.',
  'problem.IdempotencyKeyReused': 'Deze aanvraag is al voor iets anders gebruikt. Verstuur ze opnieuw als een nieuwe.',
  'problem.Forbidden': 'Uw rol laat dit niet toe. Vraag een beheerder om de rol {role}.',
  'problem.NotFound': '{value} bestaat niet. Kijk het nummer na of vernieuw.',
  'problem.RecordInUse': '{value} is in gebruik en kan niet verwijderd worden. Blokkeer het.',
  'problem.CompanyMadeAnew':
    'Het bedrijf is opnieuw aangemaakt sinds deze werkmap gemaakt werd: wat ze toont, staat niet meer in de boeken. Begin een nieuwe werkmap.',
  'problem.NotDemonstration':
    '{value} is geen voorbeeldbedrijf dat deze server opnieuw mag aanmaken. Zet het bedrijf demo terug, waar dat aangeboden wordt.',
  'problem.RecordExists': '{value} bestaat al. Kies een ander nummer of wijzig het bestaande record.',
  'problem.InvalidValue': '{field}: {value} is hier niet toegelaten.',
  'problem.InvalidValue.expected': '{field}: {value} is hier niet toegelaten. Verwacht: {expected}.',
  'problem.UnknownReference':
    '{field}: {value} bestaat niet. Kies een bestaande waarde, of voeg ze eerst toe onder {setup}.',
  'problem.UnknownCurrency':
    'De valuta {value} bestaat hier niet. Gebruik {expected}, of laat {value} toevoegen in de instellingen onder {setup}.',
  'problem.MissingValue': '{field} is leeg. Vul dit in.',
  'problem.HeadingRow': 'In deze rij staan koppen, geen gegevens. Verwijder de rij.',
  'problem.RowsApart':
    'Rijen onder een lege rij tellen niet mee. Verwijder {n|de lege rij|de lege rijen} erboven om ze mee te nemen.',
  'problem.UnknownCustomer': 'Klant {value} bestaat niet. Verbeter het nummer of voeg de klant toe.',
  'problem.UnknownVendor': 'Leverancier {value} bestaat niet. Verbeter het nummer of voeg de leverancier toe.',
  'problem.UnknownItem': 'Artikel {value} bestaat niet. Verbeter het nummer of voeg het artikel toe.',
  'problem.UnknownAccount': 'Rekening {value} bestaat niet. Verbeter het nummer of voeg de rekening toe.',
  'problem.UnknownPaymentTerms': 'Betalingsconditie {value} bestaat niet. Kies een bestaande of voeg ze toe.',
  'problem.UnknownUnit': 'Eenheid {value} bestaat niet. Kies een bestaande eenheid of voeg ze toe.',
  'blocked.Ship': 'verzendingen',
  'blocked.Invoice': 'facturen',
  'blocked.Payment': 'betalingen',
  'blocked.All': 'alles',
  'blocked.Privacy': 'persoonsgegevens gewist',
  'problem.CustomerBlocked': 'Klant {customer} is geblokkeerd ({blocked}). Deblokkeer de klant of neem een andere.',
  'problem.VendorBlocked':
    'Leverancier {vendor} is geblokkeerd ({blocked}). Deblokkeer de leverancier of neem een andere.',
  'problem.ItemBlocked': 'Artikel {item} is geblokkeerd. Deblokkeer het artikel of neem een ander.',
  'problem.AccountBlocked': 'Rekening {account} is geblokkeerd. Deblokkeer ze of wijzig de instelling die ze noemt.',
  'problem.CreditLimitExceeded': 'Klant {customer} gaat boven de kredietlimiet van {max}: {amount} zou openstaan.',
  'problem.OverdueBalance': 'Klant {customer} heeft {amount} vervallen.',
  'problem.Stockout': 'Artikel {item}: {available} beschikbaar, {quantity} gevraagd. Bestel bij of lever later.',
  'problem.NothingToPost': 'Er valt niets te boeken: geen regel heeft een aantal. Vul eerst aantallen in.',
  'problem.QuantityToReceiveTooLarge':
    'Te ontvangen is {value}, maar er staat nog maar {max} open. Vul {max} of minder in.',
  'problem.QuantityToShipTooLarge':
    'Te verzenden is {value}, maar er is nog maar {max} te leveren. Vul hoogstens {max} in.',
  'problem.QuantityToInvoiceTooLarge':
    'Te factureren is {value}, maar hoogstens {max} kan gefactureerd worden. Verzend eerst of vul hoogstens {max} in.',
  'problem.NegativeInventory':
    'Artikel {item} heeft {available} in voorraad, {quantity} is nodig. Ontvang eerst voorraad of verlaag het aantal.',
  'problem.NegativeTotal':
    'Het totaal is {amount}. Een document met een negatief totaal kan niet geboekt worden; gebruik een creditnota.',
  'problem.PostingDateNotAllowed':
    'De datum {date} valt buiten de open boekingsperiode ({from} tot en met {to}). Wijzig de datum of open de periode.',
  'problem.OutsideOwnPeriod':
    'De datum {date} valt buiten de dagen waarop u mag boeken ({from} tot en met {to}). Wijzig de datum, of vraag een beheerder uw boekingsdata aan te passen.',
  'problem.PostingSetupMissing': 'De boekingsinstelling voor {value} heeft geen {field}. Vul de instelling aan.',
  'problem.VatSetupMissing':
    'Voor {value} is geen btw ingesteld. Kies een andere btw-code, of vul de btw-instellingen aan.',
  'problem.NumberSeriesWarning':
    'Nummerreeks {value} heeft het nummer bereikt waarbij ze waarschuwt. Verleng de reeks voor ze op is.',
  'problem.NumberSeriesExhausted': 'Nummerreeks {value} heeft geen nummers meer. Verleng de reeks.',
  'problem.ExternalDocumentNumberMissing': 'Referentie is leeg en de instellingen vragen er een. Vul ze in.',
  'problem.VatNumberMissing':
    'Klant {customer} heeft geen btw-nummer; dat is nodig om zonder btw te factureren (intracommunautair, verlegd). Vul het in op de kaart of kies een andere btw-code.',
  'problem.AppliesToOtherCustomer':
    '{value} is een factuur van {customer} {name}, niet van {payer} die hier betaalt. Noem een factuur van die klant, anders kan dit niet geboekt worden.',
  'problem.DuplicateExternalDocumentNumber':
    'Referentie {value} is voor deze klant al gebruikt ({number}). Ga na of het geen dubbel is.',
  'problem.DocumentNotOpen': '{number} heeft de status {status} en kan niet gewijzigd worden. Heropen het eerst.',
  'problem.AlreadyPosted': '{number} is geboekt en kan niet gewijzigd worden. Corrigeer of crediteer het.',
  'problem.QuoteAccepted': 'Offerte {number} is aanvaard en werd {value}. Kopieer ze om een nieuwe te maken.',
  'problem.NotPosted': '{number} is nog niet geboekt. Boek het eerst.',
  'problem.NoEInvoiceCompany':
    'Voor een e-factuur ontbreekt {field} in de bedrijfsgegevens. Vul het in bij de instellingen.',
  'problem.NoEInvoiceCustomer': 'Voor een e-factuur ontbreekt {field} bij klant {record}. Vul het in op de kaart.',
  'problem.NoEInvoiceUnit':
    'Voor een e-factuur ontbreekt {field} bij eenheid {record}. Vul het in bij de instellingen, bijvoorbeeld C62 voor stuks.',
  'problem.NoEInvoiceVat': 'Voor een e-factuur ontbreekt {field} in de btw-instelling {record}. Vul het in.',
  'problem.NoEInvoiceDocument':
    'Voor een e-factuur ontbreekt {field} van {record}. Vul het in vóór het boeken, of geef een standaardreferentie van de koper in de instellingen.',
  'problem.NoEInvoiceValue': '{field} van {record}: {value} kan niet in een e-factuur staan. Verbeter het.',
  'problem.AlreadySent': 'Dit bericht is al verzonden naar {value}. Verzend het document opnieuw voor een ander.',
  'problem.EInvoiceSent':
    '{number} is al aan het toegangspunt bezorgd. Het blad E-mails zegt wat ervan werd; geef een adres op om het ook te mailen.',
  'problem.NotAnAddress': '“{value}” is geen e-mailadres. Schrijf het als naam@example.com, meerdere met ; ertussen.',
  'problem.QuoteExpired': 'De offerte was geldig tot {date}. Kijk de prijzen na.',
  'problem.InvoicePaid':
    'Factuur {number} is geheel of deels betaald of gecrediteerd. Annuleer ze met loskoppeling van de betalingen, of maak er een creditnota van.',
  'problem.InvoiceAlreadyCorrected': 'Factuur {number} is al gecorrigeerd: creditnota {value} draaide ze terug.',
  'problem.InvoiceAlreadyCanceled': 'Factuur {number} is al geannuleerd, met creditnota {value}.',
  'problem.CannotCancelCorrective': '{number} is zelf een correctie en kan niet geannuleerd worden.',
  'problem.NotCorrective':
    '{number} annuleert geen factuur en kan dus niet zo geannuleerd worden. Factureer opnieuw wat ten onrechte gecrediteerd is.',
  'problem.CreditMemoAlreadyCanceled': 'Creditnota {number} is al geannuleerd.',
  'problem.CreditMemoNotFullyApplied': 'Creditnota {number} is niet volledig met haar factuur vereffend.',
  'problem.NotLatestForCorrection': '{number} is niet de laatste boeking van dit document. Corrigeer eerst de laatste.',
  'problem.ItemCannotBeReturned':
    'Artikel {item}: van post {entry} kan hoogstens {max} teruggenomen worden. Vul {max} of minder in.',
  'problem.NotASaleOfTheItem':
    '{field}: {value} is geen post waarmee artikel {item} verkocht is. Kies er een uit de artikelposten.',
  'problem.NothingToUndo': 'Van {number} valt niets meer ongedaan te maken.',
  'problem.LineUndone': 'Regel {line} van {number} is al ongedaan gemaakt.',
  'problem.ShippedGoodsReturned':
    '{number}: van de {quantity} verzonden stuks van artikel {item} is al een deel teruggekomen. Gebruik een retourorder.',
  'problem.ReceivedGoodsSold':
    '{number}: van de {quantity} ontvangen stuks van artikel {item} is al een deel weer verkocht. Ze kunnen er niet meer uit.',
  'problem.InvoicedBeforeItWasShipped':
    '{number} is gedateerd vóór het vertrek van artikel {item} op {date} en kan niet op zijn eigen datum worden teruggenomen. Maak een corrigerende creditnota met een latere datum.',
  'problem.ReturnedBeforeItWasSold':
    'Artikel {item} is op {date} verkocht met post {entry}: het kan niet eerder terugkomen. Wijzig de datum.',
  'problem.DropShipmentNotLinked':
    'Regel {line} is een rechtstreekse levering zonder inkooporder. Maak eerst de inkooporder.',
  'problem.DropShipmentDelivered':
    'Regel {line} was een rechtstreekse levering waarvan de verkoop is afgehandeld: er kan niets meer voor aan de klant geleverd worden. Zet de hoeveelheid terug op {quantity} en bestel de rest op een eigen regel.',
  'problem.DropShipmentNotReceived':
    'Regel {line} is een rechtstreekse levering die de leverancier nog niet geleverd heeft.',
  'problem.LinkedToPurchaseOrder': 'De regel hangt aan inkooporder {number}. Verwijder eerst die koppeling.',
  'problem.DeliveryInvoiced':
    'Artikel {item}: de leverancier heeft deze levering al gefactureerd; ze kan niet ongedaan worden gemaakt.',
  'problem.LinkedToSalesOrder':
    'De regel levert verkooporder {number}. Verwijder de regel om de koppeling op te heffen.',
  'problem.ItemWithoutVendor':
    'Regel {line}: artikel {item} heeft geen leverancier en is niet besteld. Geef het artikel een leverancier.',
  'problem.CannotCancelDropShipment':
    '{number} bevat een rechtstreekse levering en kan niet geannuleerd worden. Gebruik een creditnota.',
  'problem.NothingLeftToInvoice': 'Van verzending {number} valt er niets meer te factureren.',
  'problem.ShipmentOfAnother':
    'Verzending {value} kan niet op deze factuur: {field} verschilt ({actual} in plaats van {expected}).',
  'problem.ShipmentInvoiced': 'Verzending {number} is gefactureerd. Annuleer eerst de factuur.',
  'problem.ReturnReceiptCredited': 'Retourontvangst {number} is gecrediteerd. Annuleer eerst de creditnota.',
  'problem.PrepaymentRequired':
    'Order {number} moet vóór levering betaald zijn: {amount} is te betalen, {value} is ervoor betaald. Boek een betaling van {missing} die de order noemt.',
  'problem.PrepaymentDue':
    'Eerst vooruit te betalen: {value} van {amount} is ontvangen. Boek een betaling van {missing} die de order noemt; daarna kan de order verzonden worden.',
  'problem.PartialShippingNotAllowed':
    '{number} mag alleen volledig verzonden worden. Verzend alles of sta deelleveringen toe.',
  'problem.OverApplied': '{amount} is meer dan de {max} die nog openstaat. Vul {max} of minder in.',
  'problem.EntryClosed': 'Post {entry} ({number}) is al vereffend. Kies een openstaande.',
  'problem.AlreadyApplied': 'Post {entry} is al vereffend.',
  'problem.NotApplied': 'Post {entry} ({number}) is met niets vereffend.',
  'problem.AlreadyReversed': 'Transactie {value} is al tegengeboekt.',
  'problem.CannotReverse': 'Transactie {value} komt van een document. Corrigeer of crediteer het document.',
  'problem.NoPostedDocument': 'Er is geen geboekt document {value}. Verbeter het nummer.',
  'problem.NoSuchEntry': 'Er is geen post {value}. Vernieuw en kies een andere.',
  'problem.NoOpenOrder': '{value} is geen openstaande order. Verbeter het nummer, of noem de factuur ervan.',
  'problem.OtherCustomersOrder':
    'Order {value} wordt betaald door klant {customer}. Kies een order van de klant die betaalt.',
  'problem.OtherCustomersEntry': '{value} is van klant {customer}. Kies er een van de klant die betaalt.',
  'problem.BankInOtherCurrency':
    'Bankrekening {value} is in {currency}. Betaal in die valuta of kies een andere bankrekening.',
  'problem.OtherCurrency': '{value} is in een andere valuta. Vereffen met een post in dezelfde valuta.',
  'problem.WrongSignApplied':
    '{value} heeft het verkeerde teken: {max} staat open. Geef het bedrag het teken van de post die vereffend wordt.',
  'problem.NamedTwice': '{value} is twee keer genoemd of vereffent zichzelf. Noem het één keer.',
  'problem.SameSide':
    '{value} staat aan dezelfde kant en kan hiermee niet vereffend worden. Kies een post met het andere teken.',
  'problem.PaymentSign':
    '{value} kan niet: een betaling is boven nul, een terugbetaling eronder. Wijzig het bedrag of de documentsoort.',
  'problem.DateBefore': '{field}: {value} is te vroeg. Kies {min} of later.',
  'problem.UnapplyLaterFirst': '{number} is later opnieuw vereffend. Maak eerst de latere vereffening ongedaan.',
  'problem.UnapplyBeforeReversal': '{number} is vereffend. Maak de vereffening eerst ongedaan.',
  'problem.NotPostedYet':
    '{number} heeft de status {status} en is niet geboekt. Verwijder het concept, of boek het eerst.',
  'problem.OrderNotReopened':
    'Order {number} was volledig gefactureerd en blijft afgesloten. Maak een nieuwe order voor wat opnieuw geleverd wordt.',
  'problem.PartlyReturned': 'Artikel {item}: {quantity} is al teruggekomen en is weggelaten.',
  'problem.InvoiceFullyPaid':
    'Factuur {number} is volledig betaald: de creditnota blijft openstaan als tegoed van de klant, voor {amount}. Betaal het terug of verreken het met een andere factuur.',
  'problem.InvoicePartlyPaid':
    'Op factuur {number} staat nog {amount} open: wat de creditnota meer bedraagt, blijft openstaan als tegoed van de klant. Betaal het terug of verreken het met een andere factuur.',
  'problem.NoEmailAddress': 'Er is geen e-mailadres voor {customer}. Vul er een in bij de klant of op het document.',
  'problem.PayloadTooLarge': 'Dit is te veel tegelijk. Verstuur hoogstens {max}.',
  'problem.RateLimited': 'Te veel pogingen. Wacht {seconds} seconden en probeer opnieuw.',
  'problem.DependencyFailed': 'Niet gedaan omdat een aanvraag waarvan dit afhangt, mislukt is.',
  'problem.AuthenticationRequired': 'U bent niet aangemeld. Meld u aan en probeer opnieuw.',
  'problem.MalformedRequest': 'De aanvraag kan niet gelezen worden. {detail}',
  'problem.MethodNotAllowed': '{value} kan hier niet.',
  'problem.Busy': 'Te veel mensen schrijven tegelijk; er is niets geschreven. Probeer zo dadelijk opnieuw.',
  'problem.DatabaseUnavailable':
    'De databank van de server antwoordt even niet. Probeer het zo dadelijk opnieuw; wat al gebeurd is, gebeurt geen twee keer.',
  'problem.StorageFull': 'De schijf van de server is vol; er is niets geschreven. Maak plaats en probeer opnieuw.',
  'problem.InternalError': 'Er ging iets mis op de server. Geef uw beheerder dit nummer: {requestId}.',
  'problem.ExchangeRateMissing':
    '{currency} heeft geen wisselkoers op {date}. Voeg er een toe aan de instellingen of geef het document een eigen factor.',
  'problem.NotInSteps': '{field}: {value} is geen veelvoud van het kleinste bedrag van deze munt, {min}.',
  'problem.NotANumber': '{field}: “{value}” is geen getal. Typ een getal.',
  'problem.AmbiguousNumber': '{field}: “{value}” kan {first} of {second} zijn. Kies wat bedoeld is.',
  'problem.OtherDecimalSign': '{field}: “{value}” heeft een ander decimaalteken. Is {first} bedoeld?',
  'problem.NotADate': '{field}: “{value}” is geen datum. Typ een datum, bijvoorbeeld 31-1-2026.',
  'problems.AmbiguousDate': 'Dag en maand kunnen omgewisseld zijn. Kies wat bedoeld is.',
  'problems.UncertainDate': 'De datums zijn tekst. Bevestig hoe ze gelezen worden.',
  'problems.PostingDateNotAllowed':
    'Datums vallen buiten de dagen waarop u mag boeken. Wijzig ze, of vraag een beheerder de boekingsdata aan te passen.',
  'problems.OutsideOwnPeriod':
    'Datums vallen buiten de dagen waarop u mag boeken. Wijzig ze, of vraag een beheerder uw boekingsdata aan te passen.',
  'problems.OverdueBalance': 'Klanten hebben vervallen bedragen openstaan.',
  'problems.PrepaymentDue':
    'Eerst vooruit te betalen, en nog niet alles is ontvangen. Boek betalingen die de orders noemen; daarna kunnen ze verzonden worden.',
  'problems.Stockout': 'Er is niet genoeg voorraad. Bestel bij of lever later.',
  'problem.AmbiguousDate': '{field}: “{value}” kan {first} of {second} zijn. Kies wat bedoeld is.',
  'problem.UncertainDate': '{field}: is “{value}” de datum {first}?',
  'problem.DateTooEarly': '{field}: {value} ligt voor maart 1900 en kan niet juist zijn. Typ een datum.',
  'problem.ErrorCell': '{field} bevat de fout {value}. Herstel de formule of typ de waarde.',
  'problem.TooManyDecimals': '{field}: {value} heeft te veel decimalen; hoogstens {max} worden bewaard. Rond af.',
  'problem.NumberTooLarge': '{field}: {value} is te groot. Hoogstens {max}.',
  'problem.NumberTooSmall': '{field}: {value} is te klein. Minstens {min}.',
  'problem.TextTooLong': '{field} telt {value} tekens; hoogstens {max} worden bewaard. Kort het in.',
  'problem.CodeRounded':
    '{field}: Excel heeft het lange getal {value} afgerond. Maak de cel tekst en plak het opnieuw.',
  'problem.NotYesOrNo': '{field}: “{value}” is geen ja en geen nee. Typ ja of nee.',
  'problem.HeaderDiffers':
    '{field} is hier {value} maar {first} in de eerste rij van document {document}. Maak ze gelijk of laat deze leeg.',
  'problem.DocumentMissing':
    'Deze rij hoort bij geen document. Geef ze een documentnaam of zet ze onder haar document.',
  'problem.Conflict': '{field}: u hebt {value}, {user} heeft {first} (gewijzigd {at}). Kies er een.',
  'problem.ListConflict':
    'Iemand anders heeft {owner} ook gewijzigd. Wat de server heeft, staat in eigen rijen: houd de rij die geldt en verwijder de andere.',
  'problem.LineDeletedHere': 'Deze rij is hier verwijderd en gewijzigd door {user} ({at}). Behoud ze of verwijder ze.',
  'problem.LineDeletedThere':
    'Deze rij is verwijderd door {user} ({at}) en hier gewijzigd. Behoud ze als nieuwe rij of verwijder ze.',
  'problem.DeletedElsewhere':
    'Document {number} is verwijderd door {user} en hier gewijzigd. Behoud het als nieuw document of verwijder de rijen.',
  'problem.PostedElsewhere': 'Dit document is elders geboekt als {number}. Verwijder de rijen hier.',
  'problem.PostedElsewhere.user': '{user} heeft dit document geboekt als {number}. Verwijder de rijen hier.',
  'problem.NotConfirmed':
    'De server heeft niet geantwoord: het is niet bekend of dit gebeurd is. Vraag opnieuw: niets gebeurt dubbel.',

  'notice.gone':
    'Een blad, tabel of cel die nodig is, is weg of heeft een andere naam. Draai dat terug met Ctrl+Z, of voeg de bladen opnieuw in.',
  'notice.selection': 'Dit kan niet met wat geselecteerd is. Selecteer cellen van een blad en probeer het opnieuw.',
  'notice.nameTaken':
    'Er is al een blad, tabel of naam die zo heet. Geef de uwe een andere naam en probeer het opnieuw.',
  'notice.merged': 'Samengevoegde cellen staan in de weg. Splits de cellen in en rond de tabel en probeer het opnieuw.',
  'notice.noRoom':
    'Er is geen plaats voor de rijen: een andere tabel of gevulde cellen staan in de weg. Verplaats ze en probeer het opnieuw.',
  'notice.interrupted':
    'Excel werd onderbroken door een andere wijziging en is niet klaar geraakt. Bekijk het blad en probeer het opnieuw.',
  'notice.tooOld': 'Deze versie van Excel kan dit niet. Werk Excel bij of open de werkmap in Excel op het web.',
  'notice.modalDialog': 'Excel wacht op een antwoord in een eigen venster. Sluit het en probeer het opnieuw.',
  'notice.noAnswer': 'Excel antwoordde niet. Sla de werkmap op, sluit het venster van Verkoop en open het opnieuw.',
}

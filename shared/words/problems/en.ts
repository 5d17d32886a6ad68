/** What is wrong, where, and what to do about it: the problems of no one area, in English. */
export const problems = {
  'problem.VersionConflict': 'Someone changed this record in the meantime. Refresh, compare, and save again.',
  'problem.IdempotencyKeyReused': 'This request was already used for something else. Send it again as a new one.',
  'problem.Forbidden': 'Your role does not allow this. Ask an administrator for the role {role}.',
  'problem.NotFound': '{value} does not exist. Check the number or refresh.',
  'problem.RecordInUse': '{value} is used and cannot be deleted. Block it instead.',
  'problem.CompanyMadeAnew':
    'The company was made anew since this workbook was made: what it shows is in the books no longer. Begin a new workbook.',
  'problem.NotDemonstration':
    '{value} is no demonstration that this server may make anew. Reset the company demo, where it is offered.',
  'problem.RecordExists': '{value} exists already. Choose another number or change the existing record.',
  'problem.InvalidValue': '{field}: {value} is not allowed here.',
  'problem.InvalidValue.expected': '{field}: {value} is not allowed here. Expected: {expected}.',
  'problem.UnknownReference': '{field}: {value} does not exist. Choose one that does, or add it first under {setup}.',
  'problem.UnknownCurrency':
    'Currency {value} does not exist here. Use {expected}, or have {value} added to the set-up under {setup}.',
  'problem.MissingValue': '{field} is empty. Fill it in.',
  'problem.HeadingRow': 'This row contains headings, not data. Delete the row.',
  'problem.RowsApart': 'Rows below an empty row are not included. Delete the empty {n|row|rows} above to include them.',
  'problem.UnknownCustomer': 'Customer {value} does not exist. Correct the number or add the customer.',
  'problem.UnknownVendor': 'Vendor {value} does not exist. Correct the number or add the vendor.',
  'problem.UnknownItem': 'Item {value} does not exist. Correct the number or add the item.',
  'problem.UnknownAccount': 'Account {value} does not exist. Correct the number or add the account.',
  'problem.UnknownPaymentTerms': 'Payment terms {value} do not exist. Choose existing terms or add them.',
  'problem.UnknownUnit': 'Unit {value} does not exist. Choose an existing unit or add it.',
  'blocked.Ship': 'shipments',
  'blocked.Invoice': 'invoices',
  'blocked.Payment': 'payments',
  'blocked.All': 'everything',
  'blocked.Privacy': 'personal data erased',
  'problem.CustomerBlocked': 'Customer {customer} is blocked ({blocked}). Unblock the customer or take another.',
  'problem.VendorBlocked': 'Vendor {vendor} is blocked ({blocked}). Unblock the vendor or take another.',
  'problem.ItemBlocked': 'Item {item} is blocked. Unblock the item or take another.',
  'problem.AccountBlocked': 'Account {account} is blocked. Unblock it or change the set-up that names it.',
  'problem.CreditLimitExceeded':
    'Customer {customer} goes above the credit limit of {max}: {amount} would be outstanding.',
  'problem.OverdueBalance': 'Customer {customer} has {amount} overdue.',
  'problem.Stockout': 'Item {item}: {available} available, {quantity} asked. Order more or deliver later.',
  'problem.NothingToPost': 'There is nothing to post: no line has a quantity. Fill in quantities first.',
  'problem.QuantityToReceiveTooLarge': 'To receive is {value}, but only {max} is outstanding. Enter {max} or less.',
  'problem.QuantityToShipTooLarge': 'To ship is {value}, but only {max} is outstanding. Enter {max} or less.',
  'problem.QuantityToInvoiceTooLarge':
    'To invoice is {value}, but at most {max} can be invoiced. Ship first or enter {max} or less.',
  'problem.NegativeInventory':
    'Item {item} has {available} in stock, {quantity} is needed. Receive stock first or lower the quantity.',
  'problem.NegativeTotal':
    'The total is {amount}. A document with a negative total cannot be posted; use a credit memo.',
  'problem.PostingDateNotAllowed':
    'The date {date} is outside the open posting period ({from} to {to}). Change the date or open the period.',
  'problem.OutsideOwnPeriod':
    'The date {date} is outside the days on which you may post ({from} to {to}). Change the date, or ask an administrator to change your posting dates.',
  'problem.PostingSetupMissing': 'The posting set-up for {value} has no {field}. Complete the set-up.',
  'problem.VatSetupMissing': 'No VAT is set up for {value}. Choose another VAT code or complete the VAT set-up.',
  'problem.NumberSeriesWarning':
    'Number series {value} has reached the number that it warns at. Extend it before it ends.',
  'problem.NumberSeriesExhausted': 'Number series {value} has no numbers left. Extend it.',
  'problem.ExternalDocumentNumberMissing': 'Reference is empty, and the set-up asks for one. Fill it in.',
  'problem.VatNumberMissing':
    'Customer {customer} has no VAT number, which billing without VAT asks for (intra-Community, reverse charge). Fill it in on the card, or choose another VAT code.',
  'problem.AppliesToOtherCustomer':
    '{value} is an invoice of {customer} {name}, not of {payer} who pays here. Name one of his, or this cannot be posted.',
  'problem.DuplicateExternalDocumentNumber':
    'Reference {value} was used before for this customer ({number}). Make sure it is not a duplicate.',
  'problem.DocumentNotOpen': '{number} is {status} and cannot be changed. Reopen it first.',
  'problem.AlreadyPosted': '{number} is posted and cannot be changed. Correct or credit it.',
  'problem.QuoteAccepted': 'Quote {number} was accepted and became {value}. Copy it to make another offer.',
  'problem.NotPosted': '{number} is not posted yet. Post it first.',
  'problem.NoEInvoiceCompany':
    'For an e-invoice {field} is missing in the company information. Fill it in in the set-up.',
  'problem.NoEInvoiceCustomer': 'For an e-invoice {field} is missing on customer {record}. Fill it in on the card.',
  'problem.NoEInvoiceUnit':
    'For an e-invoice {field} is missing on unit {record}. Fill it in in the set-up, for example C62 for pieces.',
  'problem.NoEInvoiceVat': 'For an e-invoice {field} is missing in the VAT set-up {record}. Fill it in.',
  'problem.NoEInvoiceDocument':
    'For an e-invoice {field} of {record} is missing. Fill it in before posting, or give a default buyer reference in the set-up.',
  'problem.NoEInvoiceValue': '{field} of {record}: {value} cannot go into an e-invoice. Correct it.',
  'problem.AlreadySent': 'This message was sent to {value} already. Send the document again for another one.',
  'problem.EInvoiceSent':
    '{number} is with the access point already. The sheet E-mails says what became of it; name an address to send it by e-mail as well.',
  'problem.NotAnAddress':
    '“{value}” is not an e-mail address. Write it like name@example.com, several with ; between them.',
  'problem.QuoteExpired': 'The quote was valid until {date}. Check the prices.',
  'problem.InvoicePaid':
    'Invoice {number} is paid or credited, in whole or in part. Cancel it with its payments taken off, or make a credit memo of it.',
  'problem.InvoiceAlreadyCorrected': 'Invoice {number} was corrected already: credit memo {value} took it back.',
  'problem.InvoiceAlreadyCanceled': 'Invoice {number} was cancelled already, by credit memo {value}.',
  'problem.CannotCancelCorrective': '{number} is itself a correction and cannot be cancelled.',
  'problem.NotCorrective':
    '{number} does not cancel an invoice, so it cannot be cancelled this way. Invoice again what was credited by mistake.',
  'problem.CreditMemoAlreadyCanceled': 'Credit memo {number} was cancelled already.',
  'problem.CreditMemoNotFullyApplied': 'Credit memo {number} is not fully applied to its invoice.',
  'problem.NotLatestForCorrection':
    '{number} is not the latest posting of this document. Correct the latest one first.',
  'problem.ItemCannotBeReturned': 'Item {item}: at most {max} can be returned from entry {entry}. Enter {max} or less.',
  'problem.NotASaleOfTheItem':
    '{field}: {value} is not an entry by which item {item} was sold. Choose one from the item ledger.',
  'problem.NothingToUndo': 'Nothing of {number} is left to undo.',
  'problem.LineUndone': 'Line {line} of {number} was undone already.',
  'problem.ShippedGoodsReturned':
    '{number}: of the {quantity} of item {item} that were shipped, some have come back already. Use a return order.',
  'problem.ReceivedGoodsSold':
    '{number}: of the {quantity} of item {item} that were received, some have been sold on. They cannot be taken out again.',
  'problem.InvoicedBeforeItWasShipped':
    '{number} is dated before item {item} left on {date}, so it cannot be taken back on its own date. Make a corrective credit memo with a later date.',
  'problem.ReturnedBeforeItWasSold':
    'Item {item} was sold on {date} by entry {entry}: it cannot come back before. Change the date.',
  'problem.DropShipmentNotLinked':
    'Line {line} is a drop shipment without a purchase order. Make the purchase order first.',
  'problem.DropShipmentDelivered':
    'Line {line} was a drop shipment whose sale is done: nothing more can be delivered to the customer for it. Set the quantity back to {quantity} and order the rest on a line of its own.',
  'problem.DropShipmentNotReceived': 'Line {line} is a drop shipment that the vendor has not delivered yet.',
  'problem.LinkedToPurchaseOrder': 'The line is linked to purchase order {number}. Remove the link first.',
  'problem.DeliveryInvoiced': 'Item {item}: the vendor has invoiced this delivery already, so it cannot be undone.',
  'problem.LinkedToSalesOrder': 'The line delivers sales order {number}. Delete the line to undo the link.',
  'problem.ItemWithoutVendor': 'Line {line}: item {item} has no vendor, so it was not ordered. Give the item a vendor.',
  'problem.CannotCancelDropShipment': '{number} contains a drop shipment and cannot be cancelled. Use a credit memo.',
  'problem.NothingLeftToInvoice': 'Nothing of shipment {number} is left to invoice.',
  'problem.ShipmentOfAnother':
    'Shipment {value} cannot go on this invoice: its {field} is another ({actual} instead of {expected}).',
  'problem.ShipmentInvoiced': 'Shipment {number} is invoiced. Cancel the invoice first.',
  'problem.ReturnReceiptCredited': 'Return receipt {number} is credited. Cancel the credit memo first.',
  'problem.PrepaymentRequired':
    'Order {number} is to be paid before it is delivered: {amount} is due, {value} was paid for it. Post a payment of {missing} that names the order.',
  'problem.PrepaymentDue':
    'To be paid in advance first: {value} of {amount} is received. Post a payment of {missing} that names the order; it can be shipped then.',
  'problem.PartialShippingNotAllowed':
    '{number} may only be shipped complete. Ship everything or allow partial shipping.',
  'problem.OverApplied': '{amount} is more than the {max} that is still open. Enter {max} or less.',
  'problem.EntryClosed': 'Entry {entry} ({number}) is settled already. Choose an open one.',
  'problem.AlreadyApplied': 'Entry {entry} is applied already.',
  'problem.NotApplied': 'Entry {entry} ({number}) is not settled with anything.',
  'problem.AlreadyReversed': 'Transaction {value} was reversed already.',
  'problem.CannotReverse': 'Transaction {value} was posted from a document. Correct or credit the document.',
  'problem.NoPostedDocument': 'There is no posted document {value}. Correct the number.',
  'problem.NoSuchEntry': 'There is no entry {value}. Refresh and choose another.',
  'problem.NoOpenOrder': '{value} is no open order. Correct the number, or name its invoice.',
  'problem.OtherCustomersOrder':
    'Order {value} is paid by customer {customer}. Choose an order of the customer who pays.',
  'problem.OtherCustomersEntry': '{value} is of customer {customer}. Choose one of the customer who pays.',
  'problem.BankInOtherCurrency':
    'Bank account {value} is kept in {currency}. Pay in that currency, or choose another bank account.',
  'problem.OtherCurrency': '{value} is in another currency. Settle it with an entry of the same currency.',
  'problem.WrongSignApplied':
    '{value} has the wrong sign: {max} is open. Give the amount the sign of the entry that is settled.',
  'problem.NamedTwice': '{value} is named twice, or settles itself. Name it once.',
  'problem.SameSide':
    '{value} is on the same side, so it cannot be settled with this. Choose an entry of the opposite sign.',
  'problem.PaymentSign':
    '{value} is not allowed: a payment is above zero, a refund below. Change the amount or the document type.',
  'problem.DateBefore': '{field}: {value} is too early. Choose {min} or later.',
  'problem.UnapplyLaterFirst': '{number} was settled again later. Take the later application back first.',
  'problem.UnapplyBeforeReversal': '{number} is applied. Take its application back first.',
  'problem.NotPostedYet': '{number} is {status} and not posted. Delete the draft, or post it first.',
  'problem.OrderNotReopened':
    'Order {number} was invoiced in full and stays closed. Make a new order for what is to be delivered again.',
  'problem.PartlyReturned': 'Item {item}: {quantity} came back already and is left out.',
  'problem.InvoiceFullyPaid':
    'Invoice {number} is paid in full: the credit memo stays open as {amount} to the customer’s credit. Pay it back, or apply it to another invoice.',
  'problem.InvoicePartlyPaid':
    'Of invoice {number} only {amount} is still open: what the credit memo comes to above that stays open to the customer’s credit. Pay it back, or apply it to another invoice.',
  'problem.NoEmailAddress': 'There is no e-mail address for {customer}. Fill one in on the customer or the document.',
  'problem.PayloadTooLarge': 'This is too much at once. Send at most {max}.',
  'problem.RateLimited': 'Too many attempts. Wait {seconds} seconds and try again.',
  'problem.DependencyFailed': 'Not done because a request it depends on failed.',
  'problem.AuthenticationRequired': 'You are not signed in. Sign in and try again.',
  'problem.MalformedRequest': 'The request cannot be read. {detail}',
  'problem.MethodNotAllowed': '{value} is not possible here.',
  'problem.Busy': 'Too many people are writing at the same time; nothing was written. Try again in a moment.',
  'problem.DatabaseUnavailable':
    'The database of the server does not answer at the moment. Try again shortly; what was done already is not done twice.',
  'problem.StorageFull': 'The disk of the server is full; nothing was written. Make room and try again.',
  'problem.InternalError': 'Something went wrong on the server. Tell your administrator this number: {requestId}.',
  'problem.ExchangeRateMissing':
    '{currency} has no exchange rate on {date}. Add one to the set-up, or give the document its own factor.',
  'problem.NotInSteps': '{field}: {value} is not a whole number of the smallest amount of this currency, {min}.',
  'problem.NotANumber': '{field}: “{value}” is not a number. Type a number.',
  'problem.AmbiguousNumber': '{field}: “{value}” can be {first} or {second}. Choose which one is meant.',
  'problem.OtherDecimalSign': '{field}: “{value}” is written with another decimal sign. Is {first} meant?',
  'problem.NotADate': '{field}: “{value}” is not a date. Type a date, for example 31-1-2026.',
  'problems.AmbiguousDate': 'Day and month may be the other way round. Choose which is meant.',
  'problems.UncertainDate': 'These dates are text. Confirm how they are read.',
  'problems.PostingDateNotAllowed':
    'Dates are outside the days on which you may post. Change them, or ask an administrator to change the posting dates.',
  'problems.OutsideOwnPeriod':
    'Dates are outside the days on which you may post. Change them, or ask an administrator to change your posting dates.',
  'problems.OverdueBalance': 'Customers have overdue amounts.',
  'problems.PrepaymentDue':
    'To be paid in advance first, and not all is received. Post payments that name the orders; they can be shipped then.',
  'problems.Stockout': 'There is not enough in stock. Order more or deliver later.',
  'problem.AmbiguousDate': '{field}: “{value}” can be {first} or {second}. Choose which one is meant.',
  'problem.UncertainDate': '{field}: is “{value}” the date {first}?',
  'problem.DateTooEarly': '{field}: {value} is before March 1900 and cannot be right. Type a date.',
  'problem.ErrorCell': '{field} holds the error {value}. Repair the formula or type the value.',
  'problem.TooManyDecimals': '{field}: {value} has too many decimals; at most {max} are kept. Round it.',
  'problem.NumberTooLarge': '{field}: {value} is too large. At most {max}.',
  'problem.NumberTooSmall': '{field}: {value} is too small. At least {min}.',
  'problem.TextTooLong': '{field} has {value} characters; at most {max} are kept. Shorten it.',
  'problem.CodeRounded':
    '{field}: Excel has rounded the long number {value}. Format the cell as text and paste it again.',
  'problem.NotYesOrNo': '{field}: “{value}” is neither yes nor no. Type yes or no.',
  'problem.HeaderDiffers':
    '{field} is {value} here but {first} in the first row of document {document}. Make them equal or leave this one empty.',
  'problem.DocumentMissing': 'This row belongs to no document. Give it a document label or put it below its document.',
  'problem.Conflict': '{field}: you have {value}, {user} has {first} (changed {at}). Choose one.',
  'problem.ListConflict':
    'Someone else changed {owner} too. What the server has stands in rows of its own: keep the row that holds and delete the other.',
  'problem.LineDeletedHere': 'This row was deleted here and changed by {user} ({at}). Keep it or delete it.',
  'problem.LineDeletedThere':
    'This row was deleted by {user} ({at}) and changed here. Keep it as a new row or delete it.',
  'problem.DeletedElsewhere':
    'Document {number} was deleted by {user} and changed here. Keep it as a new document or delete its rows.',
  'problem.PostedElsewhere': 'This document was posted elsewhere as {number}. Remove the rows here.',
  'problem.PostedElsewhere.user': '{user} has posted this document as {number}. Remove the rows here.',
  'problem.NotConfirmed':
    'The server did not answer: it is not known whether this was done. Ask again: nothing is done twice.',

  'notice.gone':
    'A sheet, table or cell that is needed is gone or was renamed. Take that back with Ctrl+Z, or insert the sheets again.',
  'notice.selection': 'This cannot be done with what is selected. Select cells of a sheet and try again.',
  'notice.nameTaken': 'A sheet, table or name of that name is there already. Rename yours and try again.',
  'notice.merged': 'Merged cells are in the way. Unmerge the cells in and around the table and try again.',
  'notice.noRoom':
    'There is no room for the rows: another table or filled cells are in the way. Move them and try again.',
  'notice.interrupted': 'Excel was interrupted by another change and did not finish. Look at the sheet and try again.',
  'notice.tooOld': 'This version of Excel cannot do this. Update Excel or open the workbook in Excel on the web.',
  'notice.modalDialog': 'Excel waits for an answer in a window of its own. Close it and try again.',
  'notice.noAnswer': 'Excel did not answer. Save the workbook, close the pane and open it again.',
} as const

/** Bank statements, and what their lines pay, in English. */
export const payments = {
  'field.statementNumber': 'Statement',
  'field.transactionDate': 'Date',
  'field.payerName': 'Payer',
  'field.payerAccount': 'Payer’s account',
  'field.reference': 'Payment reference',
  'field.openingBalance': 'Opening balance',
  'field.closingBalance': 'Closing balance',
  'field.mappingText': 'Text',
  'field.debitAccountNumber': 'Account for money in',
  'field.creditAccountNumber': 'Account for money out',
  'field.matchToleranceValue': 'Match tolerance',
  'field.splitAmount': 'Split amount',
  'field.transferDifferenceTo': 'Difference to',
  'field.accepted': 'Accepted',
  'field.acceptTolerance': 'Let small differences go',
  'field.clientId': 'Line',

  'problem.StatementLineNotApplied':
    'Line {line} of {date}: {amount} is neither applied nor transferred. Say what it pays, or where it goes.',
  'problem.StatementLineNotAccepted':
    'Line {line} of {date} is not sure enough to post unseen. Look at it and accept it, or say what it pays.',
  'problem.DuplicateStatement':
    'Bank statement {value} of {account} was imported before. Open that one; nothing was imported again.',
  'problem.StatementLinesKnown':
    '{n|line|lines} ({n}): an earlier statement, {value}, holds the same. Check that they are not posted twice.',
  'problem.NoBankWithIban':
    'No bank account of this company has the IBAN {value}. Fill it in on the bank account, or choose the right company.',
  'problem.NoSuchBankAccount': 'There is no bank account {value}. Choose one from the set-up.',
  'problem.StatementCurrency':
    'The statement is in {value}, the bank account in {expected}. Choose the right bank account.',
  'problem.LineNamedTwice': 'Two lines are called {value}. Give each line its own id.',
  'problem.StatementOutOfBalance':
    'The closing balance is {value}, but opening balance and lines come to {expected}. Lines are missing or wrong.',
  'problem.OneCustomerPerLine':
    '{value} is of customer {customer}, the others of {expected}. Split the line, so that each customer has one.',
  'problem.OneTransferOnly': 'The difference cannot go to both {value} and {expected}. Choose one.',
  'problem.NoPartOfTheLine': '{value} is no part of {max}. Enter an amount between 0 and {max}.',
  'problem.FileUnknown':
    'This is neither a CAMT.053 nor a CODA file. Choose the statement file that your bank gives for bookkeeping.',
  'problem.FileXml': 'Line {line}: the file is broken here and cannot be read. Download it from the bank again.',
  'problem.FileMissing': 'Line {line}: {value} is missing. The file is not complete; download it from the bank again.',
  'problem.FileValue': 'Line {line}: “{value}” is not expected here. Download the file from the bank again.',
  'problem.FileAmount': 'Line {line}: “{value}” is not an amount. Download the file from the bank again.',
  'problem.FileDate': 'Line {line}: “{value}” is not a date. Download the file from the bank again.',
  'problem.FileLineLength':
    'Line {line} has {value} characters instead of {expected}. The file was changed; download it from the bank again.',
  'problem.FileRecord':
    'Line {line}: a record {value} cannot stand here. The file was changed or cut off; download it again.',
  'problem.FileTotals':
    'Line {line}: the file says {value}, but its movements come to {expected}. It was changed or cut off; download it again.',
  'problem.FileRecordCount':
    'Line {line}: the file says it has {value} records, but has {expected}. It was cut off; download it again.',

  'reason.structuredReference': 'structured communication',
  'reason.creditorReference': 'RF reference',
  'reason.documentNumber': 'document number in the text',
  'reason.externalDocumentNumber': 'customer’s reference in the text',
  'reason.customerName': 'customer’s name',
  'reason.bankAccount': 'customer’s bank account',
  'reason.amount': 'exact amount',
  'reason.amountAfterDiscount': 'amount less the discount',
  'reason.amountWithinTolerance': 'amount within tolerance',
  'reason.severalDocuments': 'several invoices together',
  'reason.oldestFirst': 'oldest invoice first',
  'reason.contradiction': 'something else on the line points elsewhere',
  'reason.textMapping': 'known text',
}

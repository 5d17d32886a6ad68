/**
 * A stand-in for the other side of `fetch`: it speaks the contract's batch, changes and feed over plain arrays. Its rules
 * are few (known customer, known item, open period); what matters to these tests is what it remembers and what it loses.
 */
import type { AnyRecord, BatchRequest } from '../../../addin/replica/wire.ts'

type Values = Readonly<Record<string, unknown>>
interface Line extends Record<string, unknown> {
  sequence: number
  lineObjectNumber: string
  quantity: number
  shippedQuantity: number
  invoicedQuantity: number
}

export interface FakeServer {
  readonly fetch: typeof fetch
  readonly calls: string[]
  /** The next batch is carried out, but its answer never arrives. */
  loseAnswers: number
  offline: boolean
  /** Called when a batch that is no preview arrives. */
  onBatch: () => void
  periodFrom: string
  put(type: string, record: Values): AnyRecord
  all(type: string): readonly AnyRecord[]
  entries(ledger: string): readonly Values[]
}

const ledgers = ['customerLedgerEntries', 'itemLedgerEntries', 'generalLedgerEntries', 'vatEntries']

export function fakeServer(): FakeServer {
  let state = emptyState()
  let count = 0
  const nextId = () => `01890000-0000-7000-9000-${String(++count).padStart(12, '0')}`
  const server: FakeServer = {
    calls: [],
    loseAnswers: 0,
    offline: false,
    onBatch: () => {},
    periodFrom: '2026-01-01',
    put: (type, record) => save(type, { id: nextId(), version: 1, ...record }),
    all: (type) => [...state.records.values()].filter((one) => one.type === type).map((one) => one.record),
    entries: (ledger) => state.ledgers[ledger] ?? [],
    fetch: async (input, init) => {
      const url = new URL(String(input), 'https://sales.example')
      server.calls.push(`${init?.method} ${url.pathname.replace('/api/v1', '')}${url.search}`)
      if (server.offline) throw new TypeError('no line')
      if (url.pathname.endsWith('/batch') && !url.search) server.onBatch()
      const [status, body] = answer(url, init?.method ?? 'GET', init?.body ? JSON.parse(String(init.body)) : null)
      if (url.pathname.endsWith('/batch') && !url.search && server.loseAnswers > 0) {
        server.loseAnswers--
        throw new TypeError('line lost')
      }
      return new Response(status === 204 ? null : JSON.stringify(body), { status })
    },
  }

  function save(type: string, record: Values): AnyRecord {
    const saved = { ...record } as AnyRecord
    state.records.delete(`${type}/${saved.id}`)
    state.records.set(`${type}/${saved.id}`, { type, record: saved, revision: ++state.revision })
    return saved
  }

  function answer(url: URL, method: string, body: unknown): [number, unknown] {
    const path = url.pathname.replace('/api/v1', '')
    if (path === '/sessions') return session(body as { password?: string })
    if (method === 'DELETE') return [204, null]
    if (path === '/companies') return [200, { value: [{ id: 'c1', name: 'demo', displayName: 'Demo NV' }] }]
    const rest = path.split('/').slice(3)
    if (rest[0] === 'batch')
      return batch((body as { requests: BatchRequest[] }).requests, url.searchParams.get('preview') === 'true')
    if (rest[0] === 'changes') return changes(Number(url.searchParams.get('after') ?? 0))
    if (rest[0] === 'ledgers') return feed(String(rest[1]), Number(url.searchParams.get('after')))
    if (rest.length === 1) return [200, { value: server.all(String(rest[0])), next: null }]
    const found = state.records.get(`${rest[0]}/${rest[1]}`)
    return found ? [200, found.record] : refusal(404, 'NotFound')
  }

  const session = ({ password }: { password?: string }): [number, unknown] =>
    password === 'right'
      ? [
          201,
          {
            token: 't',
            expiresAt: '',
            user: { userName: 'an', displayName: 'An', roles: [{ company: '*', role: 'accountant' }] },
          },
        ]
      : refusal(401, 'AuthenticationRequired')

  function changes(after: number): [number, unknown] {
    const newer = [...state.records.values()]
      .filter((one) => one.revision > after)
      .sort((a, b) => a.revision - b.revision)
    const page = newer.slice(0, 1000)
    const next = String(page.at(-1)?.revision ?? after)
    return [
      200,
      {
        changes: page.map(({ type, record }) => ({
          type,
          id: record.id,
          version: record.version,
          record: record.deleted ? null : record,
        })),
        next,
      },
    ]
  }

  function feed(ledger: string, after: number): [number, unknown] {
    const entries = state.ledgers[ledger] ?? []
    const columns = [
      'entryNumber',
      'postingDate',
      'documentType',
      'documentNumber',
      'customerNumber',
      'amount',
      'remainingAmount',
      'open',
    ]
    const rowOf = (entry: Values) => columns.map((key) => entry[key] ?? null)
    return [200, { columns, rows: entries.slice(after).map(rowOf), last: entries.length, more: false, changed: [] }]
  }

  function batch(requests: readonly BatchRequest[], preview: boolean): [number, unknown] {
    const before = structuredClone(state)
    const failed = new Set<string>()
    const groups = new Map<string, ReturnType<typeof emptyState>>()
    const responses = requests.map((request) => {
      const group = request.atomicityGroup
      if (group && !groups.has(group)) groups.set(group, structuredClone(state))
      const [status, body] =
        failed.has(group ?? '') || request.dependsOn?.some((id) => failed.has(id))
          ? refusal(424, 'DependencyFailed')
          : once(request, preview)
      if (status >= 400) {
        failed.add(request.id)
        if (group) failed.add(group)
        if (group) state = groups.get(group) as typeof state
      }
      return { id: request.id, status, body, group }
    })
    if (preview) state = before
    const settled = responses.map(({ group, ...one }) =>
      group && failed.has(group) && one.status < 400
        ? { ...one, status: 424, body: refusal(424, 'DependencyFailed')[1] }
        : one,
    )
    return [200, { responses: settled }]
  }

  function once(request: BatchRequest, preview: boolean): [number, unknown] {
    const text = JSON.stringify([request.method, request.url, request.body])
    const known = state.answers.get(request.id)
    if (known && !preview) return known.text === text ? known.answer : refusal(422, 'IdempotencyKeyReused')
    const result = carryOut(request, preview)
    if (!preview && result[0] !== 424) state.answers.set(request.id, { text, answer: result })
    return result
  }

  function carryOut({ method, url, body, headers }: BatchRequest, preview: boolean): [number, unknown] {
    const [type = '', id, action] = url.split('/')
    const record = id === undefined ? undefined : state.records.get(`${type}/${id}`)?.record
    if (method === 'POST' && id === undefined) return create(type, body as Values)
    if (!record) return refusal(404, 'NotFound')
    const expected = headers?.['If-Match']
    if (expected !== undefined && expected !== `"${record.version}"`)
      return [412, { code: 'VersionConflict', detail: 'changed', errors: [], current: record }]
    if (method === 'PUT') return replace(type, record, body as Values)
    return action === 'post'
      ? post(record, preview)
      : deliver(record, String(action), (body ?? {}) as { lines?: Values[] })
  }

  function create(type: string, body: Values): [number, unknown] {
    if (state.records.has(`${type}/${body.id}`)) return refusal(409, 'RecordExists')
    const drafted = draft(type, body)
    if (Array.isArray(drafted)) return drafted
    const prefix = type === 'salesOrders' ? 'SO-' : type === 'salesInvoices' ? 'D-' : 'C'
    const number = String(body.number ?? `${prefix}${++state.numbers}`)
    return [201, save(type, { status: 'Draft', ...drafted.record, id: body.id, number, version: 1 })]
  }

  function replace(type: string, record: AnyRecord, body: Values): [number, unknown] {
    if (record.status !== undefined && record.status !== 'Draft') return refusal(409, 'DocumentNotOpen')
    const drafted = draft(type, body)
    return Array.isArray(drafted)
      ? drafted
      : [
          200,
          save(type, {
            ...record,
            ...drafted.record,
            id: record.id,
            number: record.number,
            version: record.version + 1,
          }),
        ]
  }

  function draft(type: string, body: Values): [number, unknown] | { record: Values } {
    if (type !== 'salesInvoices' && type !== 'salesOrders') return { record: body }
    const errors: Values[] = []
    const find = (of: string, number: unknown) => server.all(of).find((one) => one.number === number)
    if (!find('customers', body.customerNumber))
      errors.push({
        pointer: '/customerNumber',
        field: 'customerNumber',
        code: 'UnknownCustomer',
        message: `No customer ${body.customerNumber}.`,
      })
    const lines = ((body.lines ?? []) as Line[]).map((line, at) => {
      const item = find('items', line.lineObjectNumber)
      if (!item && line.lineType === 'Item')
        errors.push({
          pointer: `/lines/${at}/lineObjectNumber`,
          line: line.clientLineId,
          field: 'lineObjectNumber',
          code: 'UnknownItem',
          message: `No item ${line.lineObjectNumber}.`,
        })
      const unitPrice = Number(line.unitPrice ?? item?.unitPrice ?? 0)
      const shipped = Number(line.shippedQuantity ?? 0)
      const quantity = Number(line.quantity ?? 0)
      const ship = Number(line.shipQuantity ?? quantity - shipped)
      const invoice = Number(line.invoiceQuantity ?? quantity - Number(line.invoicedQuantity ?? 0))
      const own =
        type === 'salesOrders'
          ? {
              shipQuantity: ship,
              invoiceQuantity: invoice,
              shippedQuantity: shipped,
              invoicedQuantity: Number(line.invoicedQuantity ?? 0),
              outstandingQuantity: quantity - shipped,
              netAmount: Math.round(quantity * unitPrice * 100) / 100,
            }
          : {}
      return {
        discountPercent: 0,
        taxCode: 'VAT21',
        unitOfMeasureCode: 'PCS',
        description: item?.displayName ?? '',
        ...line,
        id: line.id ?? nextId(),
        sequence: (at + 1) * 10000,
        unitPrice,
        quantity,
        amountExcludingTax: Math.round(quantity * unitPrice * 100) / 100,
        ...own,
      }
    })
    if (errors.length > 0) return [422, { code: String(errors[0]?.code), detail: 'wrong', errors }]
    const net = lines.reduce((sum, line) => sum + line.amountExcludingTax, 0)
    return {
      record: {
        externalDocumentNumber: '',
        postingDate: '2026-06-15',
        orderDate: '2026-06-15',
        ...body,
        lines,
        totalAmountExcludingTax: net,
        totalTaxAmount: net * 0.21,
        totalAmountIncludingTax: net * 1.21,
      },
    }
  }

  function post(record: AnyRecord, preview: boolean): [number, unknown] {
    if (record.status !== 'Draft') return refusal(409, 'AlreadyPosted')
    if (String(record.postingDate) < server.periodFrom)
      return [
        409,
        {
          code: 'PostingDateNotAllowed',
          detail: 'closed',
          errors: [
            {
              pointer: '/postingDate',
              field: 'postingDate',
              code: 'PostingDateNotAllowed',
              message: 'That period is closed.',
            },
          ],
        },
      ]
    const number = `INV-${++state.posted}`
    const posted = save('salesInvoices', {
      ...record,
      number,
      status: 'Open',
      version: record.version + 1,
      remainingAmount: record.totalAmountIncludingTax,
    })
    const common = {
      postingDate: record.postingDate,
      documentType: 'Invoice',
      documentNumber: number,
      customerNumber: record.customerNumber,
    }
    const entries = {
      customerLedgerEntries: [
        {
          ...common,
          amount: record.totalAmountIncludingTax,
          remainingAmount: record.totalAmountIncludingTax,
          open: true,
        },
      ],
      vatEntries: [{ ...common, amount: -Number(record.totalTaxAmount) }],
      generalLedgerEntries: [
        { ...common, amount: record.totalAmountIncludingTax },
        { ...common, amount: -Number(record.totalAmountIncludingTax) },
      ],
    }
    append(entries)
    return [200, preview ? { ...posted, preview: entries } : posted]
  }

  function append(entries: Readonly<Record<string, readonly Values[]>>): void {
    for (const [ledger, added] of Object.entries(entries))
      for (const entry of added)
        state.ledgers[ledger]?.push({ entryNumber: (state.ledgers[ledger]?.length ?? 0) + 1, ...entry })
  }

  function deliver(record: AnyRecord, action: string, { lines: wanted }: { lines?: Values[] }): [number, unknown] {
    const ships = action !== 'invoice'
    const invoices = action !== 'ship'
    const lines = (record.lines as Line[]).map((line) => {
      const given = wanted?.find((one) => one.sequence === line.sequence)
      const ship = ships ? Number((wanted ? given?.shipQuantity : line.shipQuantity) ?? 0) : 0
      const shippedQuantity = line.shippedQuantity + ship
      const invoice = invoices ? Number((wanted ? given?.invoiceQuantity : line.invoiceQuantity) ?? 0) : 0
      const invoicedQuantity = line.invoicedQuantity + Math.min(invoice, shippedQuantity - line.invoicedQuantity)
      return {
        ...line,
        shippedQuantity,
        invoicedQuantity,
        shipQuantity: line.quantity - shippedQuantity,
        invoiceQuantity: line.quantity - invoicedQuantity,
        moved: ship,
      }
    })
    const archived = lines.every((line) => line.invoicedQuantity === line.quantity)
    const order = save('salesOrders', { ...record, lines, archived, status: 'Released', version: record.version + 1 })
    if (ships)
      save('salesShipments', {
        id: nextId(),
        version: 1,
        number: `SHP-${++state.numbers}`,
        orderNumber: record.number,
        customerNumber: record.customerNumber,
        postingDate: '2026-06-15',
        lines: lines.map((line) => ({
          id: nextId(),
          lineObjectNumber: line.lineObjectNumber,
          quantity: line.moved,
          invoicedQuantity: 0,
        })),
      })
    return [200, { ...order, shipment: { id: 'x', number: 'y' } }]
  }

  return server
}

const emptyState = () => ({
  revision: 0,
  numbers: 0,
  posted: 0,
  records: new Map<string, { type: string; record: AnyRecord; revision: number }>(),
  answers: new Map<string, { text: string; answer: [number, unknown] }>(),
  ledgers: Object.fromEntries(ledgers.map((name) => [name, [] as Values[]])) as Record<string, Values[]>,
})

const refusal = (status: number, code: string): [number, unknown] => [
  status,
  { status, code, detail: code, errors: [] },
]

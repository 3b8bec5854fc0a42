/** Customers: the people and companies that jobs are done for. */
import { z } from 'zod';
import {
  changedSince,
  clientVersion,
  created,
  etag,
  ifMatch,
  invalid,
  json,
  noSession,
  notFound,
  notPermitted,
  replaced,
  upgradeRequired,
} from './envelopes.js';
import { defineArea, defineOperation, pathParameter } from './operation.js';
import { cursor, limit, page, search } from './pagination.js';
import { id, text, timestamp } from './scalars.js';

/** A postal address. */
export const Address = z.object({
  lines: z
    .array(z.string().max(160))
    .max(4)
    .meta({ description: 'Street and number, then what else helps to find it.' }),
  postalCode: z.string().max(16),
  city: z.string().max(100),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ description: 'ISO 3166-1 alpha-2.' }),
});

/** {@link Address} as a value. */
export type Address = z.infer<typeof Address>;

/** A telephone number (ITU-T E.164). */
const phone = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/)
  .meta({ description: 'E.164, such as +493012345678.' })
  .optional();

/** What a list shows of a customer. */
export const CustomerSummary = z.object({ id: id('cus'), name: z.string(), city: z.string().optional(), phone });

/** {@link CustomerSummary} as a value. */
export type CustomerSummary = z.infer<typeof CustomerSummary>;

/** A page of customers, by name. */
export const CustomerPage = page(CustomerSummary);

/** {@link CustomerPage} as a value. */
export type CustomerPage = z.infer<typeof CustomerPage>;

/** A customer: a person or a company. */
export const Customer = z.object({
  id: id('cus'),
  name: z.string(),
  email: z.string().optional(),
  phone,
  address: Address.optional(),
  notes: z.string().optional(),
  updatedAt: timestamp(),
});

/** {@link Customer} as a value. */
export type Customer = z.infer<typeof Customer>;

/** Everything that a client may say of a customer. */
export const CustomerInput = z.object({
  name: text({ max: 160 }),
  email: text({ max: 254 }).optional(),
  phone,
  address: Address.optional(),
  notes: text({ max: 4000 }).optional(),
});

/** {@link CustomerInput} as a value. */
export type CustomerInput = z.infer<typeof CustomerInput>;

const tag = 'customers';
const customerId = pathParameter(
  'customerId',
  id('cus'),
  'The id of the customer; the client makes that of a new one.',
);

const listCustomers = defineOperation({
  method: 'get',
  path: '/api/customers',
  summary: 'Customers by name, in pages',
  description: 'A technician sees the customers of the own jobs; everyone else sees all.',
  tag,
  parameters: [clientVersion, search, cursor, limit],
  responses: { 200: json('A page.', CustomerPage), 400: invalid, 401: noSession, 426: upgradeRequired },
});

const getCustomer = defineOperation({
  method: 'get',
  path: '/api/customers/{customerId}',
  summary: 'A customer',
  tag,
  parameters: [clientVersion, customerId],
  responses: {
    200: { ...json('The customer.', Customer), headers: etag },
    401: noSession,
    404: notFound('customer'),
    426: upgradeRequired,
  },
});

const putCustomer = defineOperation({
  method: 'put',
  path: '/api/customers/{customerId}',
  summary: 'Create or replace a customer',
  description:
    'Safe to send again. A member that is left out is cleared, unless the release of the client does not have it.',
  tag,
  parameters: [clientVersion, customerId, ifMatch],
  body: { required: true, content: { 'application/json': CustomerInput } },
  responses: {
    201: created,
    204: replaced,
    400: invalid,
    401: noSession,
    403: notPermitted('customers.write'),
    412: changedSince,
    426: upgradeRequired,
  },
});

/** Customers. */
export const customers = defineArea({
  tag: { name: tag, description: 'The people and companies that jobs are done for.' },
  schemas: { Address, CustomerSummary, CustomerPage, Customer, CustomerInput },
  operations: [listCustomers, getCustomer, putCustomer],
});

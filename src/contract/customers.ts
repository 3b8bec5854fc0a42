/** Customers: the people and companies that jobs are done for. */
import { z } from 'zod';
import {
  changedSince,
  clientVersion,
  etag,
  failure,
  idempotencyKey,
  ifMatch,
  invalid,
  json,
  noSession,
  notFound,
  notPermitted,
  upgradeRequired,
  written,
} from './envelopes.js';
import { defineArea, defineOperation, pathParameter } from './operation.js';
import { cursor, limit, page, search } from './pagination.js';
import { id, openEnum, text, timestamp } from './scalars.js';

/** A postal address. */
export const Address = z
  .object({
    line1: text({ max: 160 }),
    line2: text({ max: 160 }).optional(),
    postalCode: text({ max: 16 }),
    city: text({ max: 100 }),
    countryCode: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .meta({ description: 'ISO 3166-1 alpha-2 code.' }),
  })
  .meta({ description: 'A postal address.' });

/** {@link Address} as a value. */
export type Address = z.infer<typeof Address>;

const email = text({ max: 254 }).optional();
const notes = text({ max: 4000 }).optional();
const phone = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/)
  .meta({ description: 'E.164, such as +493012345678.' })
  .optional();

/** What a list shows of a customer. */
export const CustomerSummary = z
  .object({
    id: id('cus'),
    kind: openEnum(['person', 'company']),
    name: text({ max: 160 }),
    city: text({ max: 100 }).optional(),
    phone,
  })
  .meta({ description: 'What a list shows of a customer.' });

/** {@link CustomerSummary} as a value. */
export type CustomerSummary = z.infer<typeof CustomerSummary>;

/** A page of customers, by name. */
export const CustomerPage = page(CustomerSummary);

/** {@link CustomerPage} as a value. */
export type CustomerPage = z.infer<typeof CustomerPage>;

/** A customer. */
export const Customer = z
  .object({
    id: id('cus'),
    kind: openEnum(['person', 'company']),
    name: text({ max: 160 }),
    email,
    phone,
    address: Address.optional(),
    notes,
    createdAt: timestamp(),
    updatedAt: timestamp(),
  })
  .meta({ description: 'A customer: a person or a company that jobs are done for.' });

/** {@link Customer} as a value. */
export type Customer = z.infer<typeof Customer>;

/** A new customer. */
export const CreateCustomerRequest = z.object({
  kind: z.enum(['person', 'company']),
  name: text({ max: 160 }),
  email,
  phone,
  address: Address.optional(),
  notes,
});

/** {@link CreateCustomerRequest} as a value. */
export type CreateCustomerRequest = z.infer<typeof CreateCustomerRequest>;

/** What changes of a customer. */
export const UpdateCustomerRequest = z
  .object({
    name: text({ max: 160 }).optional(),
    email: text({ min: 0, max: 254 }).optional(),
    phone: z
      .string()
      .regex(/^(\+[1-9][0-9]{6,14})?$/)
      .optional(),
    address: Address.optional(),
    notes: text({ min: 0, max: 4000 }).optional(),
  })
  .meta({ description: 'What changes. A member that is left out stays; an empty text clears email, phone and notes.' });

/** {@link UpdateCustomerRequest} as a value. */
export type UpdateCustomerRequest = z.infer<typeof UpdateCustomerRequest>;

const tag = 'customers';
const customerId = pathParameter('customerId', id('cus'), 'The id of the customer.');

const listCustomers = defineOperation({
  method: 'get',
  path: '/api/customers',
  summary: 'Customers by name, in pages',
  description: 'A technician sees the customers of the own jobs; everyone else sees all.',
  tag,
  parameters: [clientVersion, search, cursor, limit],
  responses: { 200: json('A page.', CustomerPage), 400: invalid, 401: noSession, 426: upgradeRequired },
});

const createCustomer = defineOperation({
  method: 'post',
  path: '/api/customers',
  summary: 'Create a customer',
  tag,
  parameters: [clientVersion, idempotencyKey],
  body: { required: true, content: { 'application/json': CreateCustomerRequest } },
  responses: {
    201: { ...json('The new customer.', Customer), headers: etag },
    400: invalid,
    401: noSession,
    403: notPermitted('customers.write'),
    409: failure('The Idempotency-Key came before with another body.'),
    426: upgradeRequired,
  },
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

const updateCustomer = defineOperation({
  method: 'patch',
  path: '/api/customers/{customerId}',
  summary: 'Change a customer',
  tag,
  parameters: [clientVersion, customerId, ifMatch],
  body: { required: true, content: { 'application/json': UpdateCustomerRequest } },
  responses: {
    204: written,
    400: invalid,
    401: noSession,
    403: notPermitted('customers.write'),
    404: notFound('customer'),
    412: changedSince,
    426: upgradeRequired,
  },
});

/** Customers. */
export const customers = defineArea({
  tag: { name: tag, description: 'The people and companies that jobs are done for.' },
  schemas: { Address, CustomerSummary, CustomerPage, Customer, CreateCustomerRequest, UpdateCustomerRequest },
  operations: [listCustomers, createCustomer, getCustomer, updateCustomer],
});

/** The knowledge base: how the organization does its work, for people and for Chatty. */
import { z } from 'zod';
import { clientVersion, invalid, json, noSession, upgradeRequired } from './envelopes.js';
import { defineArea, defineOperation } from './operation.js';
import { cursor, limit, page, search } from './pagination.js';
import { id, timestamp } from './scalars.js';

/** An article. */
export const KnowledgeArticle = z.object({
  id: id('art'),
  title: z.string(),
  body: z.string().meta({ description: 'CommonMark, without raw HTML.' }),
  updatedAt: timestamp(),
});

/** {@link KnowledgeArticle} as a value. */
export type KnowledgeArticle = z.infer<typeof KnowledgeArticle>;

/** A page of articles, the best first. */
export const KnowledgePage = page(KnowledgeArticle);

/** {@link KnowledgePage} as a value. */
export type KnowledgePage = z.infer<typeof KnowledgePage>;

const tag = 'knowledge';

const searchKnowledge = defineOperation({
  method: 'get',
  path: '/api/knowledge/articles',
  summary: 'Search the knowledge base, the best article first',
  description: 'Without q, every article by title.',
  tag,
  parameters: [clientVersion, search, cursor, limit],
  responses: {
    200: json('A page.', KnowledgePage),
    400: invalid,
    401: noSession,
    426: upgradeRequired,
  },
});

/** The knowledge base. */
export const knowledge = defineArea({
  tag: { name: tag, description: 'How the organization does its work, in articles.' },
  schemas: { KnowledgeArticle, KnowledgePage },
  operations: [searchKnowledge],
});

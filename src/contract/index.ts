/** The list of areas, in the order of the document. A new area is one file beside this one and its lines here. */
import { chatty } from './chatty.js';
import { customers } from './customers.js';
import { realtime } from './realtime.js';
import { session } from './session.js';
import { version } from './version.js';

export const areas = [version, session, customers, chatty, realtime] as const;

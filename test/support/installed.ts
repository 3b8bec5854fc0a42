/** Tarballs of the packages that are installed in this repository, laid out as the storage of a registry that needs no network. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { compare } from '../../src/contract/client-version.js';


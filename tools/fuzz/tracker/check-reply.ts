import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FuzzRequest } from './describe-request.ts';
import type { OpenApiDocument, Operation } from './openapi-document.ts';
import type { Reply } from './parse-reply.ts';

/** What nobody outside is to read; the requests have none of it. */
const LEAKS: ReadonlyArray<readonly [what: string, pattern: RegExp]> = [
  // In JSON a line feed is two characters.
  ['a stack', /(?:\n|\\n)\s+at [^\n]+:\d+:\d+/],
  ['a path', /node_modules|node:internal|file:\/\/\/|\/apps\/tracker\/|\.ts:\d+/],
  ['SQL', /SQLITE_|better-sqlite3|drizzle|\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA)\s+\w+/],
];

const ERROR_SCHEMA = 'openapi#/components/schemas/Error';

/** Holds replies against the tracker's OpenAPI document. */
export class ReplyChecker {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: true, validateSchema: false });
  readonly #operations: readonly { operation: Operation; pattern: RegExp }[];
  readonly #hidden: readonly string[];

  /** `hidden`: texts that no reply may have, like the folder of the database. */
  constructor(document: OpenApiDocument, operations: readonly Operation[], hidden: readonly string[]) {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, 'openapi');
    this.#hidden = hidden;
    this.#operations = operations.map(operation => ({ operation, pattern: toPattern(operation.path) }));
  }

  /** What is wrong with the reply; undefined if nothing is. */
  check(request: FuzzRequest, reply: Reply): string | undefined {
    const { status, body } = reply;
    if (status >= 500) return `status ${status}`;
    const text = body.toString();
    const leak = LEAKS.find(([, pattern]) => pattern.test(text))?.[0];
    if (leak !== undefined) return `there is ${leak} in it`;
    const hidden = this.#hidden.find(word => text.includes(word));
    if (hidden !== undefined) return `there is ${hidden} in it`;
    return this.#checkShape(request, reply, text);
  }

  #checkShape({ method, target }: FuzzRequest, reply: Reply, text: string): string | undefined {
    const problems = this.#findOperations(method, target).map(operation =>
      this.#checkAgainst(operation, reply, { text, method }),
    );
    if (problems.includes(undefined)) return undefined;
    // What is not served, or not even read, is answered in the one shape.
    const problem = this.#checkError(reply, { text, method });
    return problem && (problems[0] ?? problem);
  }

  /** Those whose address it may be: a static one is more than one with parameters. */
  #findOperations(method: string, target: string): Operation[] {
    const [path = ''] = target.replace(/^http:\/\/[^/]+/, '').split(/[?#;]/);
    const wanted = method === 'HEAD' ? 'GET' : method;
    return this.#operations
      .filter(({ operation, pattern }) => operation.method === wanted && pattern.test(path))
      .map(({ operation }) => operation);
  }

  #checkAgainst(operation: Operation, reply: Reply, { text, method }: Content): string | undefined {
    const described = operation.responses[String(reply.status)];
    if (described === undefined) return `${operation.operationId} has no status ${reply.status}`;
    const types = Object.keys(described.content ?? {});
    if (method === 'HEAD') return undefined;
    if (types.length === 0) return text === '' ? undefined : `${operation.operationId}: a body where none is`;
    const [type = ''] = reply.headers.get('content-type')?.split(';') ?? [];
    if (!types.includes(type)) return `${operation.operationId}: ${reply.status} is ${type || 'of no type'}`;
    const place = `${escapePart(operation.path)}/${operation.method.toLowerCase()}/responses/${reply.status}`;
    return this.#validate(`openapi#/paths/${place}/content/${escapePart(type)}/schema`, { type, text });
  }

  #checkError({ status, headers }: Reply, { text, method }: Content): string | undefined {
    if (status < 400) return `status ${status}, where nothing is served`;
    if (method === 'HEAD') return undefined;
    const type = headers.get('content-type') ?? '';
    if (!type.startsWith('application/json')) return `${status} is ${type || 'of no type'}`;
    return this.#validate(ERROR_SCHEMA, { type: 'application/json', text });
  }

  #validate(schema: string, { type, text }: { type: string; text: string }): string | undefined {
    const validate: ValidateFunction | undefined = this.#ajv.getSchema(schema);
    if (validate === undefined) throw new Error(`The document has no ${schema}.`);
    if (validate(type === 'application/json' ? parseJson(text) : text)) return undefined;
    return `not as the document says: ${this.#ajv.errorsText(validate.errors).slice(0, 500)}`;
  }
}

interface Content {
  text: string;
  method: string;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toPattern(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map(part => part.replaceAll(/[.]/g, '\\.'));
  return new RegExp(`^${parts.join('[^/]*')}$`);
}

/** A part of a JSON pointer in a URI. */
function escapePart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

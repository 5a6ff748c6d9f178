import { parseSync, Visitor, type VisitorObject } from 'rolldown/utils';

export interface Import {
  specifier: string;
  line: number;
}

/** A use of the clock or of chance, as it is written. */
export interface Impurity {
  what: string;
  line: number;
}

export interface Source {
  imports: Import[];
  impurities: Impurity[];
}

/** Reads what a source file imports, types included, and where it asks the clock or chance. */
export function readSource(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${file}: ${error.message}`);
  const toLine = createLineCounter(text);
  const imports: Import[] = [];
  const impurities: Impurity[] = [];
  const addImport = (source: { type: string; value?: unknown; start: number } | null) => {
    if (source?.type === 'Literal' && typeof source.value === 'string') {
      imports.push({ specifier: source.value, line: toLine(source.start) });
    }
  };
  const visitor: VisitorObject = {
    ImportDeclaration: node => addImport(node.source),
    ExportNamedDeclaration: node => addImport(node.source),
    ExportAllDeclaration: node => addImport(node.source),
    ImportExpression: node => addImport(node.source),
    TSImportType: node => addImport(node.source),
    MemberExpression: node => {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return;
      const what = `${node.object.name}.${node.property.name}`;
      if (what === 'Date.now' || what === 'Math.random') impurities.push({ what, line: toLine(node.start) });
    },
    NewExpression: node => {
      const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
      if (isDate && node.arguments.length === 0) {
        impurities.push({ what: 'new Date()', line: toLine(node.start) });
      }
    },
    CallExpression: node => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') {
        impurities.push({ what: 'Date()', line: toLine(node.start) });
      }
    },
  };
  new Visitor(visitor).visit(program);
  return { imports, impurities };
}

function createLineCounter(text: string): (offset: number) => number {
  return offset => text.slice(0, offset).split('\n').length;
}

'use strict';
(() => {
  const tables = (table) => table === 'none' ? 'in no table'
    : Array.isArray(table) ? `Tables ${table.join(' and ')}` : `Table ${table}`;

  /** A description names the table of the documentation that has the schema or member. */
  const withTable = (name, value) => {
    if (value !== null && value['x-contract-table'] && name !== 'properties') {
      const { 'x-contract-table': table, description, ...rest } = value;
      return { ...rest, description: `${description ? description + ' ' : ''}*(${tables(table)})*` };
    }
    return value;
  };

  const documents = JSON.parse(document.getElementById('data').textContent, withTable);
  const choice = document.getElementById('edition');
  const dark = matchMedia('(prefers-color-scheme: dark)');

  const colour = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  /** A few operations are shown open; of many, the list comes first. */
  const FEW = 5;
  const operations = (spec) =>
    Object.values(spec.paths || {}).reduce((n, path) => n + Object.keys(path).length, 0);

  // Swagger UI resolves references only in documents with an address of http, and this file has none.
  const named = () => ({ statePlugins: { spec: { wrapSelectors: { url: () => () => 'https://contract.invalid/' } } } });

  const draw = () => SwaggerUIBundle({
    spec: documents[choice.value],
    dom_id: '#contract',
    deepLinking: false,
    docExpansion: operations(documents[choice.value]) <= FEW ? 'full' : 'list',
    defaultModelsExpandDepth: 1,
    supportedSubmitMethods: [],
    validatorUrl: null,
    plugins: [named],
  });

  dark.addEventListener('change', colour);
  choice.addEventListener('change', draw);
  colour();
  draw();
})();

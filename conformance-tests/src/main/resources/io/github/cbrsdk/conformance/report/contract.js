'use strict';
(() => {
  const documents = JSON.parse(document.getElementById('data').textContent);
  const choice = document.getElementById('edition');
  const dark = matchMedia('(prefers-color-scheme: dark)');

  const colour = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  const draw = () => SwaggerUIBundle({
    spec: documents[choice.value],
    dom_id: '#contract',
    deepLinking: false,
    docExpansion: 'list',
    defaultModelsExpandDepth: 1,
    supportedSubmitMethods: [],
    validatorUrl: null,
  });

  dark.addEventListener('change', colour);
  choice.addEventListener('change', draw);
  colour();
  draw();
})();

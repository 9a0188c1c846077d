'use strict';
(() => {
  const PAGE = 100;
  const CONTEXT = 5;
  const IMPACTS = ['breaking', 'additive', 'notice'];
  const SHORT = 40;

  const data = JSON.parse(document.getElementById('data').textContent);
  const findings = data.findings;
  const sizes = new Map();
  findings.forEach(({ cause }) => sizes.set(cause, (sizes.get(cause) || 0) + 1));
  const byId = (id) => document.getElementById(id);
  const list = byId('list');
  const more = byId('more');
  const count = byId('count');
  const filters = byId('filters');
  const search = byId('search');
  const number = new Intl.NumberFormat('en');

  /** What a response sent must not steer the page: characters that cannot be seen are spelt out. */
  const visible = (text) =>
    String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (c) =>
      '\\u' + c.codePointAt(0).toString(16).padStart(4, '0'));

  /** An element with attributes and children; strings become text, never markup. */
  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  };
  const plural = (n, noun) => number.format(n) + ' ' + noun + (n === 1 ? '' : 's');

  const editionsOf = (finding) =>
    (finding.runs || []).map((label) => data.runs.find((run) => run.label === label))
      .filter(Boolean).map((run) => run.edition.name);

  const haystacks = new Map();
  const haystack = (finding) => {
    let text = haystacks.get(finding);
    if (text === undefined) {
      text = [finding.rule, finding.sentence, finding.pointer, finding.expected, finding.observed, finding.hint || '',
        finding.contract.file, finding.fingerprint, ...finding.sources].join('\n').toLowerCase();
      haystacks.set(finding, text);
    }
    return text;
  };

  // Filters

  const options = (select, any, values, text) => {
    select.append(element('option', { value: '' }, any));
    for (const value of [...new Set(values)].sort()) {
      select.append(element('option', { value }, visible(text ? text(value) : value)));
    }
    select.closest('.field').hidden = select.options.length < 2;
  };

  const total = (impact) => findings.filter((finding) => finding.impact === impact).length;
  const drifts = findings.some((finding) => finding.impact !== 'notice');
  for (const impact of IMPACTS.filter(total)) {
    const box = element('input', { type: 'checkbox', name: 'impact', value: impact });
    box.defaultChecked = box.checked = impact !== 'notice' || !drifts;
    byId('impacts').append(
      element('label', { class: 'chip' }, box, `${impact} ${number.format(total(impact))}`));
  }
  options(byId('rule'), 'every rule', findings.map((finding) => finding.rule));
  options(byId('edition'), 'any or none', findings.flatMap((finding) => finding.editions));
  options(byId('against'), 'every edition', findings.flatMap(editionsOf));
  byId('checked-by').hidden = new Set(findings.flatMap(editionsOf)).size < 2;
  options(byId('effect'), 'every effect', findings.map((finding) => finding.sdkEffect), 
    (value) => findings.find((finding) => finding.sdkEffect === value).effect);

  let shown = [];
  let rendered = 0;

  const chosen = () => {
    const impacts = new Set(
      [...filters.querySelectorAll('[name=impact]:checked')].map((box) => box.value));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rule = byId('rule').value;
    const edition = byId('edition').value;
    const against = byId('against').value;
    const effect = byId('effect').value;
    return findings.filter((finding) =>
      impacts.has(finding.impact)
      && (!rule || finding.rule === rule)
      && (!edition || finding.editions.includes(edition))
      && (!against || editionsOf(finding).includes(against))
      && (!effect || finding.sdkEffect === effect)
      && words.every((word) => haystack(finding).includes(word)));
  };

  const filter = () => {
    shown = chosen();
    rendered = 0;
    list.replaceChildren();
    append();
    count.textContent = shown.length === findings.length
      ? plural(findings.length, 'finding')
      : `${number.format(shown.length)} of ${plural(findings.length, 'finding')}`;
  };

  // The filters are in the address, so that a view can be linked to

  const FIELDS = { q: search, rule: byId('rule'), edition: byId('edition'), against: byId('against'), effect: byId('effect') };
  const boxes = () => [...filters.querySelectorAll('[name=impact]')];

  const remember = () => {
    const address = new URLSearchParams();
    for (const [name, field] of Object.entries(FIELDS)) {
      if (field.value) {
        address.set(name, field.value);
      }
    }
    if (boxes().some((box) => box.checked !== box.defaultChecked)) {
      address.set('impact', boxes().filter((box) => box.checked).map((box) => box.value).join(' '));
    }
    if (String(address) !== '' || location.hash !== '') {
      history.replaceState(null, '', '#' + (String(address) || 'findings'));
    }
  };

  const recall = () => {
    if (!location.hash.includes('=')) {
      return;
    }
    const address = new URLSearchParams(location.hash.slice(1));
    for (const [name, field] of Object.entries(FIELDS)) {
      field.value = address.get(name) || '';
    }
    const impacts = address.get('impact');
    boxes().forEach((box) => {
      box.checked = impacts === null ? box.defaultChecked : impacts.split(' ').includes(box.value);
    });
    filter();
  };

  const append = () => {
    list.append(...shown.slice(rendered, rendered + PAGE).map((finding, i) => item(finding, rendered + i)));
    rendered = Math.min(rendered + PAGE, shown.length);
    more.hidden = rendered === shown.length;
    more.textContent = `Show ${number.format(Math.min(PAGE, shown.length - rendered))} more of ${number.format(shown.length)}`;
  };

  // One finding

  /** The change as an arrow, where both sides are short. */
  const change = (finding) =>
    finding.pointer && finding.expected.length + finding.observed.length < SHORT && !['absent', 'present'].includes(finding.observed)
      ? `${finding.expected} -> ${finding.observed}` : null;

  /** A line above the first of several findings of one cause. */
  const cause = (finding, at) => {
    const isFirst = at === 0 || shown[at - 1].cause !== finding.cause;
    const size = isFirst ? shown.filter((other) => other.cause === finding.cause).length : 0;
    return size > 1
      ? element('p', { class: 'cause' }, `${number.format(size)} findings that probably have one cause`) : null;
  };

  const item = (finding, at) => {
    const arrow = change(finding);
    const details = element('details', {},
      element('summary', {},
        element('span', { class: 'badge ' + finding.impact }, finding.impact),
        element('span', { class: 'sentence', dir: 'ltr' }, visible(finding.sentence)),
        element('span', { class: 'times' }, number.format(finding.occurrences) + ' ×'),
        element('span', { class: 'what' },
          finding.rule + ' at ',
          element('span', { class: 'pointer', dir: 'ltr' }, visible(finding.pointer || '(the response)')),
          ...(arrow ? [', ', element('bdi', {}, visible(arrow))] : []))));
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) {
        details.append(body(finding));
      }
    });
    const together = sizes.get(finding.cause) > 1;
    return element('li', { id: 'finding-' + finding.fingerprint, class: together ? 'same' : 'alone' },
      ...[cause(finding, at), details].filter(Boolean));
  };

  const fact = (name, ...value) =>
    element('div', {}, element('dt', {}, name), element('dd', {}, ...value));
  const bdi = (text) => element('bdi', {}, visible(text));

  const body = (finding) => {
    const rest = finding.exchanges - finding.sources.length;
    const facts = element('dl', { class: 'facts' },
      fact('Expected', bdi(finding.expected)),
      fact('Observed', bdi(finding.observed)),
      finding.hint ? fact('Probably', bdi(finding.hint)) : null,
      fact('SDK user', finding.effect),
      fact('What to do', bdi(finding.advice)),
      finding.editions.length ? fact('Conforms to', finding.editions.join(', ')) : null,
      finding.occurrences === 0 ? null : fact('Seen', `${plural(finding.occurrences, 'time')} in ${plural(finding.exchanges, 'exchange')}`,
        element('ul', { class: 'sources' },
          ...finding.sources.map((source) => element('li', {}, bdi(source))),
          rest > 0 ? element('li', {}, `and ${number.format(rest)} more`) : null)),
      fact('Rule', element('a', { href: finding.explanation, rel: 'noreferrer' }, finding.rule)),
      fact('Link', element('a', { href: '#finding-' + finding.fingerprint }, element('code', {}, finding.fingerprint))));
    return element('div', { class: 'body' }, facts,
      contract(finding.contract),
      finding.excerpt
        ? code(`Body of ${finding.excerpt.source}; strings show their form only`, finding.excerpt.lines,
          finding.excerpt.firstLine, finding.excerpt.markedLine, false)
        : null,
      finding.proposal
        ? code('Overlay action that would accept it', finding.proposal.replace(/\n$/, '').split('\n'), 1, 0, true)
        : null);
  };

  const contract = (place) => {
    const text = data.contractTexts[place.file];
    const caption = `Contract, ${place.file}:${place.line}`;
    if (text === undefined) {
      return code(caption, [place.pointer], place.line, place.line, false);
    }
    const lines = text.split('\n');
    const first = Math.max(1, place.line - CONTEXT);
    return code(caption, lines.slice(first - 1, place.line + CONTEXT), first, place.line, false);
  };

  const code = (caption, lines, first, marked, copy) => {
    const button = element('button', { type: 'button' }, 'Copy');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(lines.join('\n') + '\n');
      button.textContent = 'Copied';
    });
    return element('figure', { class: 'code' },
      element('figcaption', {}, bdi(caption), copy && navigator.clipboard ? button : null),
      element('pre', { tabindex: '0', dir: 'ltr' }, ...lines.map((line, i) => {
        const isMarked = first + i === marked;
        return element('span', isMarked ? { class: 'marked' } : {},
          element('span', { class: 'ln', 'aria-hidden': 'true' }, copy ? '' : String(first + i)),
          isMarked ? element('mark', {}, visible(line)) : visible(line));
      })));
  };

  // Events

  let waiting = 0;
  const filterAnew = () => {
    filter();
    remember();
  };
  const filterSoon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(filterAnew);
  };
  filters.addEventListener('input', filterSoon);
  filters.querySelectorAll('select').forEach((select) => select.addEventListener('change', filterSoon));
  filters.addEventListener('reset', () => setTimeout(filterAnew));
  filters.addEventListener('submit', (event) => event.preventDefault());
  more.addEventListener('click', () => {
    const next = rendered;
    append();
    list.children[next].querySelector('summary').focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });

  /** A link to a finding shows it whatever the filters say. */
  const follow = () => {
    const fingerprint = location.hash.startsWith('#finding-') ? location.hash.slice(9) : null;
    const at = shown.findIndex((finding) => finding.fingerprint === fingerprint);
    if (fingerprint === null || (at < 0 && !findings.some((finding) => finding.fingerprint === fingerprint))) {
      return;
    }
    if (at < 0) {
      filters.querySelectorAll('select, [type=search]').forEach((field) => { field.value = ''; });
      filters.querySelectorAll('[name=impact]').forEach((box) => { box.checked = true; });
      filter();
    }
    while (!byId('finding-' + fingerprint)) {
      append();
    }
    const target = byId('finding-' + fingerprint);
    target.querySelector('details').open = true;
    target.scrollIntoView();
    target.querySelector('summary').focus({ preventScroll: true });
  };
  addEventListener('hashchange', () => { recall(); follow(); });

  /** On paper there is nothing to open. */
  addEventListener('beforeprint', () => {
    document.querySelectorAll('details').forEach((details) => { details.open = true; });
    list.querySelectorAll('li').forEach((entry, i) => {
      const details = entry.querySelector('details');
      if (details.children.length === 1) {
        details.append(body(shown[i]));
      }
    });
  });

  filters.hidden = findings.length === 0;
  if (findings.length > 0) {
    filter();
    recall();
    follow();
  }
})();

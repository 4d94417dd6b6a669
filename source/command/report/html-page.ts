// The page around an HTML report: its look, on light and dark screens and on paper.

/** Both are markup already. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; --text: #1d232b; --muted: #5b6472; --ground: #ffffff; --panel: #f2f4f7; --line: #d4dae2;
  --accent: #1858a8; --failed: #a3261b; --warning: #7a4b00; --ok: #2c6b34; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e8ee; --muted: #98a2b3; --ground: #14181e; --panel: #1d232b; --line: #39424f;
    --accent: #7fb4f0; --failed: #f4877d; --warning: #e8b765; --ok: #86c08b; }
}
body { max-width: 72rem; margin: 2rem auto; padding: 0 1.25rem; background: var(--ground); color: var(--text);
  font: 0.95rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line); }
th, dt, small, .muted { color: var(--muted); font-weight: normal; }
td { overflow-wrap: anywhere; }
td:nth-child(2) { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0.5rem 0; }
dd { margin: 0; overflow-wrap: anywhere; }
pre, code { font-family: ui-monospace, monospace; font-size: 0.8rem; }
code { color: var(--muted); overflow-wrap: anywhere; }
pre { background: var(--panel); padding: 0.75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
blockquote { margin: 0.5rem 0; padding: 0.25rem 0.75rem; border-left: 3px solid var(--accent); }
.wide { overflow-x: auto; }
.strong { font-weight: 600; }
.ok { color: var(--ok); }
.failed, .grave > li > strong { color: var(--failed); }
span.grave { color: var(--failed); font-weight: 600; }
.warning { color: var(--warning); }
@media print {
  :root { --text: #000000; --muted: #444444; --ground: #ffffff; --panel: #f4f4f4; --line: #bbbbbb; --accent: #000000; }
  body { max-width: none; margin: 0; padding: 0; font-size: 9.5pt; }
  a { text-decoration: none; }
  h2, h3 { break-after: avoid; }
  tr, dl, blockquote { break-inside: avoid; }
}`.trim();

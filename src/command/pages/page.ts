import { escapeHtml } from '../../display/escape';
import { fitScript } from './fitScript';
import { style } from './style';

/** What a page of ours says of itself in its head: by it a report is known, and may be replaced. */
export const generator = '<meta name="generator" content="gmia">';

/** A page of the report. @param parts `body` and `head`, what else belongs into its head, are HTML */
export const page = ({ title, body, head = '' }: { title: string; body: string; head?: string }): string =>
  `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${generator}
<title>${escapeHtml(title)}</title>
<style>${style}</style>
${head}
</head>
<body>
<main>
${body}
</main>
<script>${fitScript}</script>
</body>
</html>
`;

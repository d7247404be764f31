/** A name that a data set may bring along, and that must only ever be text. */
export const hostile = `<script>alert(1)</script><img src=x onerror="alert(2)">&amp;`;

/**
 * JavaScript that makes what is wider than the paper smaller while a page is printed: tables do not break, and a
 * printer cannot scroll. The width is that of A4 between its margins, at 96 pixels to the inch.
 */
export const fitScript = `
(() => {
  const widest = 680;
  const each = act => document.querySelectorAll(".wide > *, .text > table").forEach(act);
  addEventListener("beforeprint", () => each(one => {
    const box = one.parentElement;
    box.style.width = widest + "px";
    const parts = [one, ...one.querySelectorAll("table, svg, img")];
    const width = Math.max(...parts.map(part => part.scrollWidth));
    box.style.width = "";
    one.style.zoom = Math.min(1, widest / width);
  }));
  addEventListener("afterprint", () => each(one => { one.style.zoom = ""; }));
})();
`;

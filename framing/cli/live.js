"use strict";
(() => {
  const version = __VERSION__;
  const sign = __SIGN__;
  const pause = 200;
  let asked = 0;
  const box = document.createElement("pre");
  box.setAttribute("role", "alert");
  Object.assign(box.style, {
    position: "fixed", inset: "0 0 auto 0", zIndex: "99", margin: "0", padding: "1rem",
    maxHeight: "60vh", overflow: "auto", whiteSpace: "pre-wrap",
    font: "14px/1.5 ui-monospace,monospace", color: "#fff", background: "#8a1c1c",
  });
  box.hidden = true;
  document.body.append(box);
  window.framingLive = (now, trouble) => {
    if (box.textContent !== trouble) box.textContent = trouble;
    box.hidden = !trouble;
    if (!trouble && now !== version) location.reload();
  };
  setInterval(() => {
    const ask = document.createElement("script");
    asked += 1;
    ask.src = `${sign}?${asked}`;
    ask.onload = ask.onerror = () => ask.remove();
    document.head.append(ask);
  }, pause);
})();

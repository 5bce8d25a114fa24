/* Settings that a reader has made: how they are read and kept, apart for each site of a host. It runs
   in <head>; the address of the site's root stands in data-scope. */
(function () {
  "use strict";
  var scope = new URL(document.currentScript.dataset.scope, location.href);

  /* Said at once, so that nothing that needs scripts moves the page when it appears. */
  document.documentElement.className = "js";
  window.__md_scope = scope;
  window.__md_get = function (key, storage, base) {
    try {
      return JSON.parse((storage || localStorage).getItem((base || scope).pathname + "." + key));
    } catch (error) {
      return null; // storage is closed to us, or what stands in it is not ours
    }
  };
  window.__md_set = function (key, value, storage, base) {
    try {
      (storage || localStorage).setItem((base || scope).pathname + "." + key, JSON.stringify(value));
    } catch (error) {
      // a reader who keeps no settings reads on without them
    }
  };
})();

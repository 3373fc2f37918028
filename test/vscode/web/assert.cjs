// Node’s strict assertions, for a browser.
module.exports = require('assert').strict;

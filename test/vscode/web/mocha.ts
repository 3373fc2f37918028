// Mocha's program for browsers puts itself into the global scope, and nothing of it is a module.
import 'mocha/mocha';

mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: 60_000, color: false, forbidOnly: true });

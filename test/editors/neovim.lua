-- Opens a document, waits for its diagnostics, applies a fix by its title, and waits until nothing is left.
-- Prints what it saw as one line of JSON. The environment names the program, the document and the title.
local document = vim.env.DOCUMENT
local title = vim.env.TITLE
local patience = 30000
local saw = {}

local function finish()
  io.stdout:write(vim.fn.json_encode(saw) .. '\n')
  vim.cmd('qall!')
end

vim.cmd('edit ' .. vim.fn.fnameescape(document))
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = 'oci-manifest',
  cmd = { vim.env.PROGRAM, '--stdio' },
  root_dir = vim.fn.fnamemodify(document, ':h'),
  settings = { ociManifest = vim.empty_dict() },
})
vim.lsp.buf_attach_client(buffer, client)

local function codes()
  return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(buffer))
end

vim.wait(patience, function() return #codes() > 0 end, 20)
saw.before = codes()

local range = vim.lsp.util.make_given_range_params({ 1, 0 }, { vim.api.nvim_buf_line_count(buffer), 0 }, buffer, 'utf-16')
range.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, 3) }
local answer = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', range, patience)
local actions = answer and answer[client] and answer[client].result or {}
saw.titles = vim.tbl_map(function(action) return action.title end, actions)
for _, action in ipairs(actions) do
  if action.title == title then
    if action.edit == nil then
      action = vim.lsp.buf_request_sync(buffer, 'codeAction/resolve', action, patience)[client].result
    end
    vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
  end
end

vim.wait(patience, function() return #codes() == 0 end, 20)
saw.after = codes()
saw.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
vim.lsp.stop_client(client)
vim.wait(patience, function() return vim.lsp.client_is_stopped(client) end, 20)
finish()

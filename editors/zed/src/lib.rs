use zed_extension_api::{
    self as zed, serde_json::Value, settings::LspSettings, LanguageServerId, Result,
};

const PROGRAM: &str = "oci-manifest-language-server";

struct OciManifest;

impl zed::Extension for OciManifest {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<zed::Command> {
        Ok(zed::Command {
            command: worktree
                .which(PROGRAM)
                .ok_or_else(|| format!("{PROGRAM} is not on the PATH"))?,
            args: vec!["--stdio".into()],
            env: worktree.shell_env(),
        })
    }

    /// What the server asks for by `workspace/configuration`.
    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(id.as_ref(), worktree)?.settings)
    }
}

zed::register_extension!(OciManifest);

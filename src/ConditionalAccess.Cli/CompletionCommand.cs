using System.CommandLine;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli;

/// <summary><c>cactl completion</c>: a script for a shell that completes words of this tool. The words come from the parser itself.</summary>
internal static class CompletionCommand
{
    // Paths are completed by the shell: where an option is not begun, options are no help.
    private const string Bash = """
        _cactl() {
          local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" found
          COMPREPLY=()
          while IFS= read -r found; do
            if [[ $found == "$word"* && ( -n $word || $found != [-/]* ) ]]; then COMPREPLY+=("$found"); fi
          done < <(cactl "[suggest:${#line}]" "$line" 2>/dev/null)
        }
        complete -o default -F _cactl cactl
        """;

    private const string Zsh = """
        #compdef cactl
        _cactl() {
          local line="${BUFFER[1,CURSOR]}"
          local -a found
          found=("${(@f)$(cactl "[suggest:${#line}]" "$line" 2>/dev/null)}")
          if [[ -z $PREFIX ]]; then found=("${(@)found:#[-/]*}"); fi
          if [[ -n "${found[1]}" ]]; then compadd -- "${found[@]}"; else _files; fi
        }
        compdef _cactl cactl
        """;

    private const string Fish = """
        complete -c cactl -a '(cactl "[suggest:"(string length -- (commandline -cp))"]" (commandline -cp) 2>/dev/null)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName cactl -ScriptBlock {
            param($word, $line, $position)
            $text = $line.ToString().PadRight($position).Substring(0, $position)
            cactl "[suggest:$position]" "$text" 2>$null | Where-Object { $_ -like "$word*" -and ($word -or $_ -notmatch '^[-/]') } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    private static readonly string[] s_examples = ["cactl completion bash >> ~/.bashrc", "cactl completion pwsh >> $PROFILE"];

    public static Command Create(Streams streams)
    {
        var command = new ExampledCommand("completion", "Writes a script that makes a shell complete the words of this tool.", s_examples, "text", "json");
        var shell = new Argument<string>("shell") { Description = "The shell: bash, zsh, fish or pwsh.", HelpName = "shell" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        command.Arguments.Add(shell);
        command.Answers(streams, parsed =>
        {
            string name = parsed.GetValue(shell)!, script = Script(name).ReplaceLineEndings("\n");
            return Answer.Of(ExitCodes.Fine, form => form != "json" ? Page.Raw(script) : JsonPage.Write(json =>
            {
                json.WriteString("shell", name);
                json.WriteString("script", script);
            }));
        });
        return command;
    }

    private static string Script(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };
}

namespace ConditionalAccess.Cli.Output;

/// <summary>A file that an answer goes to.</summary>
/// <param name="Form">The form of the answer in it; null: the one of the command line, and nothing goes to the output stream.</param>
/// <param name="Path">The file as it was named.</param>
internal sealed record OutputFile(string? Form, string Path)
{
    public static OutputFile Read(string text, IReadOnlyCollection<string> forms)
    {
        string? word = Word(text);
        return word is not null && forms.Contains(word) ? new OutputFile(word, text[(word.Length + 1)..]) : new OutputFile(null, text);
    }

    /// <summary>What is wrong with the files of a command line; null when nothing is.</summary>
    public static string? Complaint(IReadOnlyList<string> texts, IReadOnlyCollection<string> forms)
    {
        var seen = new HashSet<string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (string text in texts)
        {
            // A form that is misspelt must not end as the name of a file.
            if (Word(text) is { } word && !forms.Contains(word))
                return SafeText.Quote(word) + " is no form of the answer, which can be " + string.Join(", ", forms) + "; for a file of that name write " + SafeText.Quote("./" + text);
            string path = Read(text, forms).Path;
            if (string.IsNullOrWhiteSpace(path)) return "--output names no file";
            if (path.Contains('\0', StringComparison.Ordinal)) return SafeText.Quote(path) + " cannot be the name of a file";
            if (!seen.Add(WholeFile.TargetOf(path))) return "two outputs go to one file: " + SafeText.Quote(path);
        }

        return null;
    }

    // What stands before the first equals sign, when it looks like the name of a form.
    private static string? Word(string text)
    {
        int end = text.IndexOf('=', StringComparison.Ordinal);
        return end > 0 && text[..end].All(char.IsAsciiLetterLower) ? text[..end] : null;
    }
}

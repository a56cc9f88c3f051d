using System.Text;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>
/// One load: takes documents one after the other from texts, streams, files and folders, within the limits of the whole. What is read out of them
/// and put together is the business of the derived loader. Not thread-safe; used once.
/// </summary>
internal abstract class DocumentLoader<TSet>
    where TSet : class
{
    private long _bytes;

    protected DocumentLoader(PolicyReadOptions? options)
    {
        Options = options ?? PolicyReadOptions.Default;
        Findings = new FindingList(Options);
    }

    protected PolicyReadOptions Options { get; }

    protected FindingList Findings { get; }

    protected List<SourceText> Sources { get; } = [];

    /// <summary>True when several documents may be read, so that one without anything is only worth a remark.</summary>
    protected bool IsMany { get; set; }

    /// <summary>How serious comments and trailing commas are.</summary>
    protected virtual DiagnosticSeverity LaxSyntax => DiagnosticSeverity.Information;

    private long Remaining => Options.MaxBytes - _bytes;

    public DocumentLoader<TSet> AddText(string text, string? name)
    {
        if (IsWithinLimit(text.Length > Options.MaxBytes ? text.Length : Encoding.UTF8.GetByteCount(text), name)) Read(Decoder(name).Decode(text.AsSpan()));
        return this;
    }

    public DocumentLoader<TSet> AddBytes(ReadOnlyMemory<byte> bytes, string? name)
    {
        if (IsWithinLimit(bytes.Length, name)) Read(Decoder(name).Decode(bytes));
        return this;
    }

    public DocumentLoader<TSet> AddStream(Stream stream, string? name)
    {
        if (SourceFiles.Read(stream, name, Remaining, Findings) is { } bytes) AddBytes(bytes, name);
        return this;
    }

    /// <summary>A file, or every JSON file of a folder.</summary>
    public DocumentLoader<TSet> AddPath(string path)
    {
        if (!Directory.Exists(path)) return AddFile(path, path);
        IsMany = true;
        foreach ((string file, string name) in SourceFiles.Find(path, Findings)) AddFile(file, name);
        return this;
    }

    /// <summary>The set, or null when it is refused; the findings either way.</summary>
    public abstract TSet? Finish(out IReadOnlyList<PolicyDiagnostic> findings);

    /// <summary>Reads what one document holds.</summary>
    protected abstract void Read(JsonTree tree);

    /// <summary>The name of the only document; null when there is none or several.</summary>
    protected string? SingleName() => Sources.Count == 1 ? Sources[0].Name : null;

    /// <summary>The findings with line and column, in document order.</summary>
    protected IReadOnlyList<PolicyDiagnostic> Located(DocumentLocator locator)
    {
        IReadOnlyList<PolicyDiagnostic> found = Findings.ToList();
        var located = new PolicyDiagnostic[found.Count];
        for (int i = 0; i < located.Length; i++) located[i] = locator.Locate(found[i]);
        return Array.AsReadOnly(located);
    }

    private SourceDecoder Decoder(string? name) => new(name, Sources.Count, Findings);

    private DocumentLoader<TSet> AddFile(string path, string name)
    {
        if (SourceFiles.ReadFile(path, name, Remaining, Findings) is { } bytes) AddBytes(bytes, name);
        return this;
    }

    private bool IsWithinLimit(int length, string? name)
    {
        _bytes += length;
        if (_bytes <= Options.MaxBytes) return true;
        SourceFiles.RefuseSize(Findings, name, Options.MaxBytes);
        return false;
    }

    private void Read(SourceText? source)
    {
        if (source is null) return;
        Sources.Add(source);
        JsonTree? tree = new JsonTreeParser(source, Options, Findings, LaxSyntax).Parse();
        if (tree is not null) Read(tree);
    }
}

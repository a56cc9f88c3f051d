using System.Globalization;
using System.Text;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess;

/// <summary>One load: reads documents one after the other and puts them together. Not thread-safe; used once.</summary>
internal sealed class PolicySetLoader
{
    private readonly PolicyReadOptions _options;
    private readonly FindingList _findings;
    private readonly TenantBuilder _tenant;
    private readonly List<SourceText> _sources = [];
    private bool _isMany;
    private long _bytes;

    public PolicySetLoader(PolicyReadOptions? options)
    {
        _options = options ?? PolicyReadOptions.Default;
        _findings = new FindingList(_options);
        _tenant = new TenantBuilder(_options, _findings);
    }

    public PolicySetLoader AddText(string text, string? name)
    {
        if (IsWithinLimit(text.Length > _options.MaxBytes ? text.Length : Encoding.UTF8.GetByteCount(text), name)) Read(Decoder(name).Decode(text.AsSpan()));
        return this;
    }

    public PolicySetLoader AddBytes(ReadOnlyMemory<byte> bytes, string? name)
    {
        if (IsWithinLimit(bytes.Length, name)) Read(Decoder(name).Decode(bytes));
        return this;
    }

    public PolicySetLoader AddStream(Stream stream, string? name)
    {
        if (SourceFiles.Read(stream, name, Remaining, _findings) is { } bytes) AddBytes(bytes, name);
        return this;
    }

    /// <summary>A file, or every JSON file of a folder.</summary>
    public PolicySetLoader AddPath(string path)
    {
        if (!Directory.Exists(path)) return AddFile(path, path);
        _isMany = true;
        foreach ((string file, string name) in SourceFiles.Find(path, _findings)) AddFile(file, name);
        return this;
    }

    public PolicySetLoader AddSet(PolicySet set)
    {
        _isMany = true;
        foreach (PolicyDiagnostic finding in set.Diagnostics) _findings.Add(finding);
        _sources.AddRange(set.Locator.Sources);
        _tenant.Add(set.Tenant, set.Sources);
        return this;
    }

    /// <summary>The set, or null when it is refused; the findings either way.</summary>
    public PolicySet? Finish(out IReadOnlyList<PolicyDiagnostic> findings)
    {
        (TenantConfiguration tenant, TenantSources sources) = _tenant.Build();
        CheckEmpty();
        var locator = new DocumentLocator(_sources);
        findings = [.. _findings.ToList().Select(locator.Locate)];
        bool refused = _findings.HasErrors && (!_options.AcceptPartial || _tenant.IsEmpty);
        return refused ? null : new PolicySet(tenant, sources, findings, locator);
    }

    private void CheckEmpty()
    {
        if (_tenant.IsEmpty && !_findings.HasErrors)
        {
            _findings.Add(_options.AllowEmpty ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, DiagnosticCodes.EmptySet,
                "there is no policy and nothing else of Conditional Access, so everything would be allowed", _options.AllowEmpty ? "make sure that this is meant" : "export the policies, or set AllowEmpty when this is meant", SingleName());
        }
        else if (_isMany && !_tenant.IsEmpty && !_tenant.HasPolicies)
        {
            _findings.Add(DiagnosticSeverity.Warning, DiagnosticCodes.NoPolicies, "there is no policy among the documents, so everything would be allowed", "add the policies", SingleName());
        }
    }

    private string? SingleName() => _sources.Count == 1 ? _sources[0].Name : null;

    private long Remaining => _options.MaxBytes - _bytes;

    private SourceDecoder Decoder(string? name) => new(name, _sources.Count, _findings);

    private PolicySetLoader AddFile(string path, string name)
    {
        if (SourceFiles.ReadFile(path, name, Remaining, _findings) is { } bytes) AddBytes(bytes, name);
        return this;
    }

    private bool IsWithinLimit(int length, string? name)
    {
        _bytes += length;
        if (_bytes <= _options.MaxBytes) return true;
        SourceFiles.RefuseSize(_findings, name, _options.MaxBytes);
        return false;
    }

    private void Read(SourceText? source)
    {
        if (source is null) return;
        _sources.Add(source);
        JsonTree? tree = new JsonTreeParser(source, _options, _findings).Parse();
        if (tree is not null) new DocumentReader(new ReadContext(_options, _findings), _tenant).Read(tree, _isMany);
    }
}

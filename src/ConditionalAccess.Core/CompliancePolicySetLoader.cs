using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>One load of compliance: puts together what the documents hold. Not thread-safe; used once.</summary>
internal sealed class CompliancePolicySetLoader : DocumentLoader<CompliancePolicySet>
{
    private readonly ComplianceBuilder _builder;

    // Errors inside objects count against devices; only these mean that something is missing.
    private int _errorsInside;
    private bool _isPartial;

    public CompliancePolicySetLoader(PolicyReadOptions? options)
        : base(options) => _builder = new ComplianceBuilder(Options, Findings);

    protected override DiagnosticSeverity LaxSyntax => DiagnosticSeverity.Warning;

    public CompliancePolicySetLoader AddSet(CompliancePolicySet set)
    {
        IsMany = true;
        int before = Findings.ErrorCount;
        foreach (PolicyDiagnostic finding in set.Diagnostics) Findings.Add(finding);
        _errorsInside += Findings.ErrorCount - before;
        _isPartial |= set.IsPartial;
        Sources.AddRange(set.Locator.Sources);
        _builder.Add(set.Configuration, set.Locations);
        return this;
    }

    public override CompliancePolicySet? Finish(out IReadOnlyList<PolicyDiagnostic> findings)
    {
        _isPartial |= Findings.ErrorCount > _errorsInside;
        (ComplianceConfiguration configuration, ValueArray<SourceLocation> locations) = _builder.Build();
        _isPartial |= _builder.IsCut;
        bool isAccepted = !_builder.IsEmpty || (Options.AllowEmpty && !_isPartial);
        CheckEmpty();
        var locator = new DocumentLocator(Sources);
        findings = Located(locator);
        bool isRefused = !isAccepted || ((_isPartial || (Options.Strict && Findings.HasErrors)) && !Options.AcceptPartial);
        return isRefused ? null : new CompliancePolicySet(configuration, locations, findings, locator, _isPartial);
    }

    protected override void Read(JsonTree tree)
    {
        // One of two equal members could hide a requirement, so nothing of such a document is read.
        if (tree.HasDuplicates) return;
        int before = Findings.ErrorCount;
        var reader = new ComplianceDocumentReader(new ReadContext(Options, Findings), _builder);
        bool isRead = reader.Read(tree, IsMany);
        if (isRead && reader.IsWhole) _errorsInside += Findings.ErrorCount - before;
    }

    private void CheckEmpty()
    {
        if (_builder.IsEmpty && !Findings.HasErrors)
        {
            Findings.Add(Options.AllowEmpty ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, DiagnosticCodes.ComplianceSetEmpty,
                "there is no compliance policy and nothing else of compliance, so no device would be held to anything", Options.AllowEmpty ? "make sure that this is meant" : "export the policies, or set AllowEmpty when this is meant", SingleName());
        }
        else if (IsMany && !_builder.IsEmpty && !_builder.HasPolicies)
        {
            Findings.Add(DiagnosticSeverity.Warning, DiagnosticCodes.ComplianceWithoutPolicies, "there is no compliance policy among the documents, so no device would be held to anything", "add the policies", SingleName());
        }
    }
}

using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;
using ConditionalAccess.Model;

namespace ConditionalAccess;

/// <summary>One load of Conditional Access: puts together what the documents hold. Not thread-safe; used once.</summary>
internal sealed class PolicySetLoader : DocumentLoader<PolicySet>
{
    private readonly TenantBuilder _tenant;

    public PolicySetLoader(PolicyReadOptions? options)
        : base(options) => _tenant = new TenantBuilder(Options, Findings);

    public PolicySetLoader AddSet(PolicySet set)
    {
        IsMany = true;
        foreach (PolicyDiagnostic finding in set.Diagnostics) Findings.Add(finding);
        Sources.AddRange(set.Locator.Sources);
        _tenant.Add(set.Tenant, set.Sources);
        return this;
    }

    public override PolicySet? Finish(out IReadOnlyList<PolicyDiagnostic> findings)
    {
        (TenantConfiguration tenant, TenantSources sources) = _tenant.Build();
        CheckEmpty();
        var locator = new DocumentLocator(Sources);
        findings = Located(locator);
        bool refused = Findings.HasErrors && (!Options.AcceptPartial || _tenant.IsEmpty);
        return refused ? null : new PolicySet(tenant, sources, findings, locator);
    }

    protected override void Read(JsonTree tree) => new DocumentReader(new ReadContext(Options, Findings), _tenant).Read(tree, IsMany);

    private void CheckEmpty()
    {
        if (_tenant.IsEmpty && !Findings.HasErrors)
        {
            Findings.Add(Options.AllowEmpty ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, DiagnosticCodes.EmptySet,
                "there is no policy and nothing else of Conditional Access, so everything would be allowed", Options.AllowEmpty ? "make sure that this is meant" : "export the policies, or set AllowEmpty when this is meant", SingleName());
        }
        else if (IsMany && !_tenant.IsEmpty && !_tenant.HasPolicies)
        {
            Findings.Add(DiagnosticSeverity.Warning, DiagnosticCodes.NoPolicies, "there is no policy among the documents, so everything would be allowed", "add the policies", SingleName());
        }
    }
}

using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads every object of compliance in a document; objects of Conditional Access are left to their own reader (spec 17).</summary>
internal sealed class ComplianceDocumentReader : DocumentWalker
{
    private readonly ComplianceBuilder _builder;
    private readonly bool _isInText;

    /// <summary>Creates a reader for one document.</summary>
    /// <param name="context">Where findings go.</param>
    /// <param name="builder">Where objects go.</param>
    /// <param name="isInText">True for a document inside a text: no text in it is looked into.</param>
    public ComplianceDocumentReader(ReadContext context, ComplianceBuilder builder, bool isInText = false)
        : base(context) => (_builder, _isInText) = (builder, isInText);

    /// <summary>False when something in the document could not be read at all.</summary>
    public bool IsWhole { get; private set; } = true;

    protected override string Objects => "compliance policies or other objects";

    protected override bool IsDocument(JsonNode root) => !_isInText && LooksLikeJson(root);

    protected override bool ReadOwnMember(string name, JsonNode value, string path)
    {
        if (!string.Equals(name, "coManagement", StringComparison.OrdinalIgnoreCase) || !ComplianceCoManagementReader.IsOurs(value)) return false;
        _builder.Add(new ComplianceCoManagementReader(Context).Read(value), new SourceLocation(File, path));
        return true;
    }

    protected override Visit ReadObject(JsonNode node, string path, string wrapper)
    {
        var location = new SourceLocation(File, path);
        CompliancePolicyType hint = CompliancePolicyTypes.EndOf(wrapper) is var named && named != CompliancePolicyType.Unknown ? named : CompliancePolicyTypes.EndOf(File);
        switch (ComplianceKinds.Of(node, wrapper, hint))
        {
            case ComplianceKind.Policy:
                _builder.Add(CompliancePolicyReader.Read(Context, node, hint, location), location);
                return Visit.Found;
            case ComplianceKind.Settings:
                _builder.Add(ComplianceTenantReader.Settings(Context, node), location);
                return Visit.Found;
            case ComplianceKind.Connector:
                _builder.Add(ComplianceTenantReader.Connector(Context, node, location), location);
                return Visit.Found;
            case ComplianceKind.ConditionalAccess:
                Context.Note(DiagnosticCodes.ConditionalAccessSkipped, node, "objects of Conditional Access are skipped here", "read them as a policy set");
                return Visit.NotOurs;
            case ComplianceKind.OtherCatalog:
                Context.Warn(DiagnosticCodes.ComplianceCatalogSkipped, node, "a settings catalog policy says neither its type nor that it is for Linux; it is skipped as a configuration profile", "write '@odata.type' if it is a compliance policy");
                return Visit.NotOurs;
            default:
                return Visit.Nothing;
        }
    }

    // A policy that some tool wrote as a text is read once, one level deep.
    protected override Visit ReadValue(JsonNode node, string path, string wrapper)
    {
        if (_isInText || (wrapper.Length > 0 && !string.Equals(wrapper, "value", StringComparison.OrdinalIgnoreCase)) || !LooksLikeJson(node)) return Visit.Nothing;
        var scratch = new FindingList(Context.Options);
        SourceText? source = new SourceDecoder(File, 0, scratch).Decode(node.Text.AsSpan());
        JsonTree? tree = source is null ? null : new JsonTreeParser(source, Context.Options, scratch).Parse();
        if (tree is null || tree.HasDuplicates)
        {
            string problem = scratch.ToList().First(f => f.Severity == DiagnosticSeverity.Error).Message;
            Context.Error(DiagnosticCodes.NotJson, node, "the text holds JSON that cannot be read: " + problem, "export the policy again");
            IsWhole = false;
            return Visit.NotOurs;
        }

        Context.Warn(DiagnosticCodes.ComplianceJsonInText, node, "a document stands inside a text; it is read, and its findings name the text", "write it as JSON");
        var inner = new ComplianceDocumentReader(new ReadContext(Context.Options, Context.Findings, node), _builder, isInText: true) { File = File };
        Visit found = inner.Walk(tree.Root, path, wrapper);
        if (found == Visit.Found) inner.ReportIgnored();
        return found;
    }

    protected override bool ReportNothingFound(JsonNode root, bool isOneOfMany)
    {
        const string message = "the document holds no compliance policy, tenant setting, threat connector or other object of compliance";
        if (isOneOfMany) Context.Note(DiagnosticCodes.ComplianceNothingFound, root, message, "it is skipped");
        else Context.Error(DiagnosticCodes.ComplianceNothingFound, root, message, "export the policies from Microsoft Graph");
        return isOneOfMany;
    }

    private static bool LooksLikeJson(JsonNode node) => node.IsString && node.Text.AsSpan().TrimStart().StartsWith("{");
}
